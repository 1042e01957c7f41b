package dev.czar.rule.check;

import dev.czar.rule.check.RuleChecker.BookCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Role;
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
final class RecursionCheck implements BookCheck {

    @Override
    public Stream<CheckDiagnostic> check(List<RuleReading> readings) {
        Map<Class<?>, Set<Class<?>>> leads = new HashMap<>();
        List<Class<?>> concluded = readings.stream()
                .flatMap(reading -> reading.concluded().stream())
                .distinct()
                .toList();
        Map<Class<?>, List<Class<?>>> families = new HashMap<>();
        for (RuleReading reading : readings) {
            reading.concluded().ifPresent(to -> reading.patterns().stream()
                    .flatMap(pattern -> pattern.type().stream())
                    .map(type -> families.computeIfAbsent(type, family -> members(family, concluded)))
                    .flatMap(List::stream)
                    .forEach(from -> leads.computeIfAbsent(from, key -> new LinkedHashSet<>())
                            .add(to)));
        }
        Map<Class<?>, Set<Class<?>>> reached = new HashMap<>();
        concluded.forEach(type -> reached.put(type, reached(type, leads)));
        return readings.stream()
                .filter(reading -> reading.concluded()
                        .filter(type -> reached.get(type).contains(type))
                        .isPresent())
                .flatMap(reading -> check(reading, concluded, leads));
    }

    /** The conclusions a pattern of a type may match. */
    private static List<Class<?>> members(Class<?> family, List<Class<?>> concluded) {
        return concluded.stream().filter(family::isAssignableFrom).toList();
    }

    private static Stream<CheckDiagnostic> check(
            RuleReading reading, List<Class<?>> concluded, Map<Class<?>, Set<Class<?>>> leads) {
        Class<?> to = reading.concluded().orElseThrow();
        List<CheckDiagnostic> found = new ArrayList<>();
        for (RulePattern pattern : reading.patterns()) {
            pattern.type().stream()
                    .flatMap(type -> members(type, concluded).stream())
                    .map(from -> path(to, from, leads))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .flatMap(ring -> ring(reading, pattern, ring))
                    .ifPresent(found::add);
        }
        return found.stream();
    }

    private static Optional<CheckDiagnostic> ring(RuleReading reading, RulePattern pattern, List<String> ring) {
        String shown = String.join(" -> ", ring) + " -> " + ring.get(0);
        if (pattern.role() == Role.ABSENT || pattern.role() == Role.COUNTED) {
            return Optional.of(reading.diagnostic(
                    DiagnosticCode.NEGATIVE_RING,
                    pattern.span(),
                    ring.get(0) + " depends on its own " + (pattern.role() == Role.ABSENT ? "absence" : "number") + ": "
                            + shown,
                    "split one of them in two, so that the ring is open"));
        }
        return reading.conclusion()
                .filter(created -> created.parts().flatMap(RuleExpression::all).anyMatch(RecursionCheck::grows))
                .map(created -> reading.diagnostic(
                        DiagnosticCode.ENDLESS,
                        created.span(),
                        ring.get(0) + " is made of itself: " + shown,
                        "pass on what was bound, or make it of a sensed fact"));
    }

    private static boolean grows(RuleExpression expression) {
        return expression instanceof Binary || expression instanceof Call;
    }

    /** All conclusions that rest on one, itself only where there is a ring. */
    private static Set<Class<?>> reached(Class<?> from, Map<Class<?>, Set<Class<?>>> leads) {
        Set<Class<?>> reached = new LinkedHashSet<>(leads.getOrDefault(from, Set.of()));
        Deque<Class<?>> waiting = new ArrayDeque<>(reached);
        while (!waiting.isEmpty()) {
            leads.getOrDefault(waiting.remove(), Set.of()).stream()
                    .filter(reached::add)
                    .forEach(waiting::add);
        }
        return reached;
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
