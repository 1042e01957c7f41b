package dev.czar.web;

import dev.czar.ledger.RevisionEvent;
import dev.czar.loop.rules.Signature;
import dev.czar.rule.RuleFiles;
import java.util.List;

/**
 * What is asked of the rules: by whom and why, which revision, which files over those in force; what is not needed is
 * left out.
 */
public record RulesRequest(String author, String reason, String revision, List<RuleText> files) {

    private static final int NAME = 100;
    private static final int REASON = 500;

    Signature by() {
        return signature(author, reason);
    }

    static Signature signature(String author, String reason) {
        if (author == null || author.isBlank() || author.length() > NAME || RevisionEvent.NOBODY.contains(author)) {
            throw Refusal.wrong("author", "expected who asks, at most " + NAME + " characters");
        }
        if (reason != null && reason.length() > REASON) {
            throw Refusal.wrong("reason", "expected at most " + REASON + " characters");
        }
        return new Signature(author, reason == null ? "" : reason.strip());
    }

    String wanted() {
        if (revision == null || !revision.matches("[0-9a-f]{1,64}")) {
            throw Refusal.wrong("revision", "expected a revision such as 3fa9c1d0e2b4; GET rules shows those known");
        }
        return revision;
    }

    RuleFiles over(RuleFiles base) {
        if (files == null || files.isEmpty()) {
            throw Refusal.wrong("files", "expected at least one rule file, with name and text");
        }
        return RuleText.over(base, files);
    }
}
