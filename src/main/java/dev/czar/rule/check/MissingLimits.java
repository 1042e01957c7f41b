package dev.czar.rule.check;

import dev.czar.fact.Limit;
import dev.czar.rule.check.Matched.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file of the limits, if there is one, inserts all that rules compare with: they would be silent without. */
final class MissingLimits implements BookCheck {

    private static final String FILE = "limits.drl";

    private final Optional<Source> limits;

    MissingLimits(Sources sources) {
        this.limits = sources.parsed().stream()
                .filter(source -> source.file().equals(FILE))
                .findFirst();
    }

    @Override
    public Stream<Diagnostic> check(List<Reading> readings) {
        Set<Class<?>> inserted = readings.stream()
                .flatMap(reading -> reading.concluded().stream())
                .collect(Collectors.toSet());
        return limits.filter(file -> understood(file, readings)).stream().flatMap(file -> readings.stream()
                .flatMap(MissingLimits::compared)
                .distinct()
                .filter(limit -> !inserted.contains(limit))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .map(limit -> missing(file, limit, rules(readings, limit))));
    }

    /** A rule whose conclusion cannot be read may be the one that is missed. */
    private static boolean understood(Source file, List<Reading> readings) {
        return readings.stream()
                .filter(reading -> reading.source().equals(file))
                .allMatch(reading -> reading.concluded().isPresent());
    }

    private static Stream<Class<?>> compared(Reading reading) {
        return reading.patterns().stream()
                .filter(pattern -> pattern.role() != Role.ABSENT)
                .flatMap(pattern -> pattern.type().stream())
                .filter(type -> Limit.class.isAssignableFrom(type) && type != Limit.class && Sole.one(type));
    }

    private static long rules(List<Reading> readings, Class<?> limit) {
        return readings.stream()
                .filter(reading -> compared(reading).anyMatch(limit::equals))
                .count();
    }

    private static Diagnostic missing(Source file, Class<?> limit, long rules) {
        Finding finding = new Finding(
                Code.MISSING_LIMIT,
                "no rule inserts %s, so %s"
                        .formatted(
                                limit.getSimpleName(),
                                rules == 1 ? "one rule never fires" : rules + " rules never fire"),
                "add the rule that inserts it; the shipped ones: czar rules show limits.drl --shipped");
        return file.diagnostic(finding, new Span(0, 1), "");
    }
}
