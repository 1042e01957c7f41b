package dev.czar.rule.check;

import dev.czar.rule.check.Expression.Binary;
import dev.czar.rule.check.Expression.Call;
import dev.czar.rule.check.Matched.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which conclusions rest on which others. A ring through {@code not} or an accumulation never comes to rest; a ring in
 * which a value is made of itself never ends.
 */
final class Rings implements BookCheck {

    @Override
    public Stream<Diagnostic> check(List<Reading> readings) {
        Map<Class<?>, Set<Class<?>>> leads = new HashMap<>();
        List<Class<?>> concluded = readings.stream()
                .flatMap(reading -> reading.concluded().stream())
                .distinct()
                .toList();
        for (Reading reading : readings) {
            reading.concluded().ifPresent(to -> reading.patterns().stream()
                    .flatMap(pattern -> concluded(pattern, concluded))
                    .forEach(from -> leads.computeIfAbsent(from, key -> new LinkedHashSet<>())
                            .add(to)));
        }
        return readings.stream().flatMap(reading -> check(reading, concluded, leads));
    }

    /** The conclusions a pattern may match. */
    private static Stream<Class<?>> concluded(Matched pattern, List<Class<?>> concluded) {
        return concluded.stream().filter(type -> pattern.type()
                .filter(family -> family.isAssignableFrom(type))
                .isPresent());
    }

    private static Stream<Diagnostic> check(
            Reading reading, List<Class<?>> concluded, Map<Class<?>, Set<Class<?>>> leads) {
        if (reading.concluded().isEmpty()) {
            return Stream.empty();
        }
        Class<?> to = reading.concluded().get();
        List<Diagnostic> found = new ArrayList<>();
        for (Matched pattern : reading.patterns()) {
            concluded(pattern, concluded)
                    .map(from -> path(to, from, leads))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .flatMap(ring -> ring(reading, pattern, ring))
                    .ifPresent(found::add);
        }
        return found.stream();
    }

    private static Optional<Diagnostic> ring(Reading reading, Matched pattern, List<String> ring) {
        String shown = String.join(" -> ", ring) + " -> " + ring.get(0);
        if (pattern.role() == Role.ABSENT || pattern.role() == Role.COUNTED) {
            return Optional.of(reading.diagnostic(
                    Code.NEGATIVE_RING,
                    pattern.span(),
                    ring.get(0) + " depends on its own " + (pattern.role() == Role.ABSENT ? "absence" : "number") + ": "
                            + shown,
                    "split one of them in two, so that the ring is open"));
        }
        return reading.conclusion()
                .filter(created -> created.parts().flatMap(Expression::all).anyMatch(Rings::grows))
                .map(created -> reading.diagnostic(
                        Code.ENDLESS,
                        created.span(),
                        ring.get(0) + " is made of itself: " + shown,
                        "pass on what was bound, or make it of a sensed fact"));
    }

    private static boolean grows(Expression expression) {
        return expression instanceof Binary || expression instanceof Call;
    }

    /** The names from one conclusion to another along what leads to what. */
    private static Optional<List<String>> path(Class<?> from, Class<?> to, Map<Class<?>, Set<Class<?>>> leads) {
        Map<Class<?>, Class<?>> before = new HashMap<>();
        Deque<Class<?>> waiting = new ArrayDeque<>(List.of(from));
        before.put(from, from);
        while (!waiting.isEmpty() && !before.containsKey(to)) {
            Class<?> next = waiting.remove();
            for (Class<?> led : leads.getOrDefault(next, Set.of())) {
                if (before.putIfAbsent(led, next) == null) {
                    waiting.add(led);
                }
            }
        }
        if (!before.containsKey(to)) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(List.of(to.getSimpleName()));
        for (Class<?> at = to; at != from; at = before.get(at)) {
            names.add(0, before.get(at).getSimpleName());
        }
        return Optional.of(names);
    }
}
