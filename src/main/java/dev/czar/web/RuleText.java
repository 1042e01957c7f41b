package dev.czar.web;

import dev.czar.rule.RuleFile;
import dev.czar.rule.RuleFiles;
import java.util.List;
import java.util.regex.Pattern;

/** A rule file in a request; its rules are checked before they run, so that they are data. */
public record RuleText(String name, String text) {

    private static final int MOST = 500;
    private static final Pattern NAME = Pattern.compile("([\\w-]+/)*[\\w-]+\\.drl");

    /** Files over those of a base: the same name replaces, a new name adds. */
    static RuleFiles over(RuleFiles base, List<RuleText> texts) {
        if (texts.size() > MOST) {
            throw Refusal.wrong("files", "at most " + MOST + " files");
        }
        return base.overlaidBy(texts.stream()
                .map(text -> new RuleFile(text.checkedName(), text.checkedText()))
                .toList());
    }

    private String checkedName() {
        if (name == null || !NAME.matcher(name).matches()) {
            throw Refusal.wrong("files", "expected a name such as decide/nudge.drl, found " + name);
        }
        return name;
    }

    private String checkedText() {
        if (text == null) {
            throw Refusal.wrong("files", name + " has no text");
        }
        return text;
    }
}
