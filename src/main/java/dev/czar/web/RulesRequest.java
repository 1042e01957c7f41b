package dev.czar.web;

import dev.czar.ledger.RevisionEvent;
import dev.czar.rule.RuleFiles;
import java.util.List;

/** What is asked of the rules: by whom, which revision, which files over those in force; what is not needed is left out. */
public record RulesRequest(String author, String revision, List<RuleText> files) {

    private static final int LONGEST = 100;

    String by() {
        if (author == null || author.isBlank() || author.length() > LONGEST || RevisionEvent.NOBODY.contains(author)) {
            throw Refusal.wrong("author", "expected who asks, at most " + LONGEST + " characters");
        }
        return author;
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
