package dev.czar.rule.check.reading;

import dev.czar.rule.check.syntax.LimitLiteral;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Comparisons of one field of one fact that leave it no value. */
public final class ExcludedValues {

    /** Which of smaller, equal and larger each operator takes. */
    private static final Map<String, Set<Integer>> TAKEN = Map.of(
            "<",
            Set.of(-1),
            "<=",
            Set.of(-1, 0),
            "==",
            Set.of(0),
            ">=",
            Set.of(0, 1),
            ">",
            Set.of(1),
            "!=",
            Set.of(-1, 1));

    private ExcludedValues() {}

    /** A field is compared with two constants that leave no value. */
    public static boolean exclude(Binary one, Binary other) {
        if (!(one.left() instanceof Name left)
                || !(other.left() instanceof Name right)
                || !left.text().equals(right.text())) {
            return false;
        }
        if (one.right() instanceof Name bound
                && other.right() instanceof Name same
                && bound.text().equals(same.text())) {
            return TAKEN.keySet().containsAll(List.of(one.operator(), other.operator()))
                    && Collections.disjoint(TAKEN.get(one.operator()), TAKEN.get(other.operator()));
        }
        Optional<Object> first = constant(one.right());
        Optional<Object> second = constant(other.right());
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        if (first.get() instanceof Number low && second.get() instanceof Number high) {
            boolean whole = !(low instanceof Double || high instanceof Double);
            return !overlap(range(one.operator(), low, whole), range(other.operator(), high, whole));
        }
        boolean same = first.get().equals(second.get());
        return same
                ? opposite(one, other)
                : one.operator().equals("==") && other.operator().equals("==");
    }

    private static boolean opposite(Binary one, Binary other) {
        return List.of(one.operator(), other.operator()).containsAll(List.of("==", "!="));
    }

    public static Optional<Object> constant(RuleExpression expression) {
        if (expression instanceof Literal literal) {
            return Optional.of(literal.value());
        }
        return expression instanceof Select select
                        && select.of() instanceof Name type
                        && !select.name().text().equals("ZERO")
                ? Optional.of(type.text() + "." + select.name().text())
                : LimitLiteral.of(expression).map(LimitLiteral::value);
    }

    /** What an operator leaves, as bounds of whole numbers or, for others, such as seconds, the next below or above; all when it cannot be said. */
    private static List<Double> range(String operator, Number bound, boolean whole) {
        double value = bound.doubleValue();
        List<Double> range = new ArrayList<>(List.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        switch (operator) {
            case "==" -> {
                range.set(0, value);
                range.set(1, value);
            }
            case "<" -> range.set(1, whole ? value - 0.5 : Math.nextDown(value));
            case "<=" -> range.set(1, value);
            case ">" -> range.set(0, whole ? value + 0.5 : Math.nextUp(value));
            case ">=" -> range.set(0, value);
            default -> {}
        }
        return range;
    }

    private static boolean overlap(List<Double> one, List<Double> other) {
        return Math.max(one.get(0), other.get(0)) <= Math.min(one.get(1), other.get(1));
    }
}
