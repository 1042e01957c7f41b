package dev.czar.web.rules;

import dev.czar.ledger.history.RuleRevisionHistory.RevisionEvent;
import dev.czar.loop.rules.RuleActivation.ChangeAuthor;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.web.request.ProblemDetails.ProblemException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is asked of the rules: by whom and why, which revision, which files over those in force; what is not needed is
 * left out.
 */
public record RulesRequest(String author, String reason, String revision, List<RuleText> files) {

    private static final int NAME = 100;
    private static final int REASON = 500;

    ChangeAuthor by() {
        return signature(author, reason);
    }

    static ChangeAuthor signature(String author, String reason) {
        if (author == null || author.isBlank() || author.length() > NAME || RevisionEvent.NOBODY.contains(author)) {
            throw ProblemException.badRequest(
                    "author", "expected the name of the author, at most " + NAME + " characters");
        }
        if (reason != null && reason.length() > REASON) {
            throw ProblemException.badRequest("reason", "expected at most " + REASON + " characters");
        }
        return new ChangeAuthor(author, reason == null ? "" : reason.strip());
    }

    String wanted() {
        if (revision == null || !revision.matches("[0-9a-f]{1,64}")) {
            throw ProblemException.badRequest(
                    "revision", "expected a revision such as 3fa9c1d0e2b4; GET rules shows those known");
        }
        return revision;
    }

    RuleFiles over(RuleFiles base) {
        if (files == null || files.isEmpty()) {
            throw ProblemException.badRequest("files", "expected at least one rule file, with name and text");
        }
        return RuleText.over(base, files);
    }

    /** A rule file in a request; its rules are checked before they run, so that they are data. */
    public record RuleText(String name, String text) {

        private static final int MOST = 500;
        private static final int LARGEST = 1024 * 1024;
        private static final Pattern NAME = Pattern.compile("[\\w-]+(/[\\w-]+){0,3}\\.(drl|csv)");

        /** Files over those of a base: the same name replaces, a new name adds. */
        static RuleFiles over(RuleFiles base, List<RuleText> texts) {
            return base.overlaidBy(files(texts));
        }

        /** At most 500, and 1 MiB together. */
        static List<RuleFile> files(List<RuleText> texts) {
            List<RuleFile> files = texts.stream()
                    .map(text -> new RuleFile(text.checkedName(), text.checkedText()))
                    .toList();
            long size = files.stream().mapToLong(file -> file.text().length()).sum();
            if (files.size() > MOST || size > LARGEST) {
                throw ProblemException.badRequest(
                        "files", "expected at most " + MOST + " files and " + LARGEST + " characters");
            }
            return files;
        }

        String checkedName() {
            if (name == null || !NAME.matcher(name).matches()) {
                throw ProblemException.badRequest(
                        "files", "expected a name such as decide/nudge.drl or routing.csv, found " + name);
            }
            return name;
        }

        String checkedText() {
            if (text == null) {
                throw ProblemException.badRequest("files", name + " has no text");
            }
            return text;
        }
    }
}
