package dev.czar.rule.whynot;

import dev.czar.rule.match.MatchBindings;
import dev.czar.rule.match.PatternConstraint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Values worth trying for a component, nearest to what the constraints speak of first. */
final class CandidateValues {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Duration STEP = Duration.ofSeconds(1);

    private final List<PatternConstraint> constraints;
    private final MatchBindings scope;

    /** Of a pattern's constraints, in a scope in which the fact they look at is bound. */
    CandidateValues(List<PatternConstraint> constraints, MatchBindings scope) {
        this.constraints = constraints;
        this.scope = scope;
    }

    List<Object> of(Class<?> type, Object present) {
        Set<Object> values = new LinkedHashSet<>(spokenOf());
        if (type.isEnum()) {
            values.addAll(List.of(type.getEnumConstants()));
        } else if (type == boolean.class) {
            values.addAll(List.of(true, false));
        } else if (present instanceof Duration age) {
            values.addAll(List.of(Duration.ZERO, age.plus(STEP)));
        } else if (present instanceof Integer number) {
            values.addAll(List.of(number + 1, number - 1, 0, 1));
        } else if (present instanceof List<?> list) {
            values.addAll(lists(list, values));
        } else if (present instanceof String) {
            values.addAll(List.of("", "other"));
        }
        values.remove(present);
        return values.stream().filter(value -> fits(type, value)).toList();
    }

    private static boolean fits(Class<?> type, Object value) {
        return type.isInstance(value)
                || type == int.class && value instanceof Integer
                || type == boolean.class && value instanceof Boolean
                || type == long.class && value instanceof Long;
    }

    private static List<Object> lists(List<?> present, Set<Object> values) {
        List<Object> lists = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof String) {
                lists.add(Stream.concat(present.stream(), Stream.of(value)).toList());
            }
        }
        lists.add(List.of());
        return lists;
    }

    /** Both sides of each limit that is compared with, variables, and quoted words. */
    private List<Object> spokenOf() {
        List<Object> spoken = new ArrayList<>();
        for (PatternConstraint constraint : constraints) {
            constraint
                    .comparison()
                    .flatMap(comparison -> comparison.wanted().in(scope))
                    .ifPresent(value -> {
                        spoken.add(value);
                        spoken.addAll(around(value));
                    });
            for (String variable : constraint.variables()) {
                Object value = scope.value(variable);
                if (value != null && !(value instanceof Record)) {
                    spoken.add(value);
                }
            }
            Matcher quoted = QUOTED.matcher(constraint.span().text());
            while (quoted.find()) {
                spoken.add(quoted.group(1));
            }
        }
        return spoken;
    }

    private static List<Object> around(Object value) {
        if (value instanceof Duration limit) {
            return limit.compareTo(STEP) < 0 ? List.of(limit.plus(STEP)) : List.of(limit.plus(STEP), limit.minus(STEP));
        }
        if (value instanceof Number number && !(value instanceof Double)) {
            int whole = number.intValue();
            return List.of(whole, whole + 1, whole - 1);
        }
        return value instanceof String text ? List.of(text + "0") : List.of();
    }
}
