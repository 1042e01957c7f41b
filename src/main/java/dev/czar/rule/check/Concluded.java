package dev.czar.rule.check;

import dev.czar.fact.Derived;
import dev.czar.fact.Limit;
import dev.czar.rule.check.Matched.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule waits for is concluded by some rule, unless it is sensed, remembered or ordered. */
final class Concluded implements BookCheck {

    @Override
    public Stream<Diagnostic> check(List<Reading> readings) {
        Set<Class<?>> concluded = readings.stream()
                .flatMap(reading -> reading.concluded().stream())
                .collect(Collectors.toSet());
        return readings.stream().flatMap(reading -> reading.patterns().stream()
                .filter(pattern -> pattern.role() == Role.EACH || pattern.role() == Role.EXISTS)
                .filter(pattern ->
                        pattern.type().filter(type -> waiting(type, concluded)).isPresent())
                .map(pattern -> reading.diagnostic(
                        Code.NEVER_MATCHES,
                        pattern.span(),
                        "no rule concludes " + pattern.type().orElseThrow().getSimpleName(),
                        "the rule never fires; add a rule that concludes it")));
    }

    private static boolean waiting(Class<?> type, Set<Class<?>> concluded) {
        boolean derived = Derived.class.isAssignableFrom(type)
                || (Limit.class.isAssignableFrom(type) && Sole.one(type))
                || Vocabulary.isActionOrRefusal(type);
        return derived && concluded.stream().noneMatch(type::isAssignableFrom);
    }
}
