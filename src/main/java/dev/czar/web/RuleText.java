package dev.czar.web;

import dev.czar.rule.RuleFile;
import dev.czar.rule.RuleFiles;
import java.util.List;
import java.util.regex.Pattern;

/** A rule file in a request; its rules are checked before they run, so that they are data. */
public record RuleText(String name, String text) {

    private static final int MOST = 500;
    private static final int LARGEST = 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("[\\w-]+(/[\\w-]+){0,3}\\.drl");

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
            throw Refusal.wrong("files", "expected at most " + MOST + " files and " + LARGEST + " characters");
        }
        return files;
    }

    String checkedName() {
        if (name == null || !NAME.matcher(name).matches()) {
            throw Refusal.wrong("files", "expected a name such as decide/nudge.drl, found " + name);
        }
        return name;
    }

    String checkedText() {
        if (text == null) {
            throw Refusal.wrong("files", name + " has no text");
        }
        return text;
    }
}
