package dev.czar.rule;

import dev.czar.rule.check.Place;
import dev.czar.rule.check.Sources;
import java.util.List;

/** A rule as it is written: its name, where it begins, and its text. */
public record RuleSource(String name, String file, int line, String text) {

    /** Of all files that can be parsed. */
    public static List<RuleSource> of(RuleFiles files) {
        return Sources.of(files.texts()).parsed().stream()
                .flatMap(source -> source.rules()
                        .map(rule -> new RuleSource(
                                rule.getName(),
                                source.file(),
                                Place.at(source.text(), rule.getStartCharacter())
                                        .line(),
                                source.text(rule))))
                .toList();
    }
}
