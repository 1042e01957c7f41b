package dev.czar.rule.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * The part of DRL that rules may use: enough to say which facts lead to which conclusion, too little to do anything. A
 * rule file that passes is data.
 */
public final class Profile {

    private static final List<Check> OF_FILES = List.of(
            new PackageName(),
            new Imports(),
            new Declarations(),
            new Attributes(),
            new Metadata(),
            new Conditions(),
            new PatternTypes());

    private static final List<BookCheck> OF_BOOKS = List.of(
            new UniqueNames(), new Joins(), new Combinations(), new Contradictions(), new Concluded(), new Rings());

    private Profile() {}

    /** All that is wrong with all files, in the order of files and lines. */
    public static List<Diagnostic> check(Sources sources) {
        List<Reading> readings = sources.parsed().stream()
                .flatMap(source -> source.rules().map(rule -> RuleReader.read(source, rule)))
                .toList();
        Stream<Diagnostic> files =
                sources.parsed().stream().flatMap(source -> OF_FILES.stream().flatMap(check -> check.check(source)));
        Stream<Diagnostic> rules = readings.stream().flatMap(reading -> reading.diagnostics().stream());
        Stream<Diagnostic> book = Stream.concat(OF_BOOKS.stream(), Stream.of(new MissingLimits(sources)))
                .flatMap(check -> check.check(readings));
        return Stream.of(sources.diagnostics().stream(), files, rules, book)
                .flatMap(diagnostics -> diagnostics)
                .distinct()
                .sorted()
                .toList();
    }
}
