package dev.czar.rule.check;

import dev.czar.rule.check.Matched.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Patterns hang together by what they bind, but for facts of which there is only one. */
final class Joins implements BookCheck {

    @Override
    public Stream<Diagnostic> check(List<Reading> readings) {
        return readings.stream().filter(Reading::understood).flatMap(reading -> loose(reading).stream());
    }

    private static Optional<Diagnostic> loose(Reading reading) {
        List<Matched> many = reading.patterns().stream().filter(Joins::many).toList();
        if (many.size() < 2) {
            return Optional.empty();
        }
        Set<String> reached = new HashSet<>(many.get(0).binds());
        Set<Matched> joined = new HashSet<>(List.of(many.get(0)));
        Map<String, Matched> binders = binders(many);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Matched pattern : reading.patterns()) {
                if (!one(pattern) && touches(pattern, reached) && joined.add(pattern)) {
                    reached.addAll(pattern.binds());
                    linked(pattern, binders).forEach(owner -> reached.addAll(owner.binds()));
                    joined.addAll(linked(pattern, binders));
                    grown = true;
                }
            }
        }
        return many.stream()
                .filter(pattern -> !joined.contains(pattern))
                .findFirst()
                .map(pattern -> reading.diagnostic(
                        Code.CARTESIAN_JOIN,
                        pattern.span(),
                        "this pattern shares no binding with the ones before: every pair of facts is tried",
                        pattern.binds().isEmpty()
                                ? "write exists before it, or compare a field with a binding"
                                : "compare one of its fields with a binding"));
    }

    private static boolean many(Matched pattern) {
        return pattern.role() == Role.EACH && pattern.type().isPresent() && !one(pattern);
    }

    private static boolean one(Matched pattern) {
        return pattern.type().filter(Sole::one).isPresent();
    }

    private static Map<String, Matched> binders(List<Matched> patterns) {
        Map<String, Matched> binders = new HashMap<>();
        patterns.forEach(pattern -> pattern.binds().forEach(name -> binders.put(name, pattern)));
        return binders;
    }

    private static boolean touches(Matched pattern, Set<String> reached) {
        return Stream.concat(pattern.uses().stream(), pattern.binds().stream()).anyMatch(reached::contains);
    }

    private static List<Matched> linked(Matched pattern, Map<String, Matched> binders) {
        List<Matched> linked = new ArrayList<>();
        pattern.uses().stream().map(binders::get).filter(owner -> owner != null).forEach(linked::add);
        return linked;
    }
}
