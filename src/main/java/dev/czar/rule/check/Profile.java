package dev.czar.rule.check;

import java.util.List;

/**
 * The part of DRL that rules may use: enough to say which facts lead to which conclusion, too little to do anything. A
 * rule file that passes is data.
 */
public final class Profile {

    private Profile() {}

    /** All problems of all files, in the order of files and lines. */
    public static List<Diagnostic> check(List<Source> sources) {
        List<Check> checks = checks();
        return sources.stream()
                .flatMap(source -> checks.stream().flatMap(check -> check.check(source)))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Check> checks() {
        return List.of(
                new PackageName(),
                new Imports(),
                new Declarations(),
                new Attributes(),
                new Metadata(),
                new UniqueNames(),
                new Conditions(),
                new PatternTypes(),
                new Expressions(),
                new Consequence());
    }
}
