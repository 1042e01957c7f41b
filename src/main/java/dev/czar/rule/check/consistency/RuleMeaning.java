package dev.czar.rule.check.consistency;

import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Choices;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RuleExpression.Unary;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Constraint;
import dev.czar.rule.check.syntax.RulePattern.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a rule says whatever its bindings are called and in which order it says it: what is asked of each fact, which fields have one value, and
 * what is concluded. Only of rules without {@code accumulate}, alternatives, and several patterns in one {@code not} or {@code exists}.
 */
public final class RuleMeaning {

    private final RuleReading rule;
    private final List<PlacedConstraint> constraints = new ArrayList<>();
    private final Set<String> places = new TreeSet<>();
    private final Set<Object> values;
    private final Map<String, Set<String>> fields = new HashMap<>();

    /** At which of the rule's patterns something is asked. */
    private record PlacedConstraint(String place, RuleExpression expression) {}

    private RuleMeaning(RuleReading rule) {
        this.rule = rule;
        this.values = rule.patterns().stream()
                .flatMap(pattern -> pattern.constraints().stream())
                .flatMap(constraint -> values(constraint.expression()))
                .collect(Collectors.toSet());
        Map<String, Integer> seen = new HashMap<>();
        for (RulePattern pattern : rule.patterns()) {
            String kind = pattern.role() + " " + pattern.type().orElseThrow().getSimpleName();
            String place = kind + "#" + seen.merge(kind, 1, Integer::sum);
            places.add(place);
            pattern.constraints().forEach(constraint -> read(place, constraint));
        }
    }

    /** Empty where it cannot be said. */
    public static Optional<RuleMeaning> of(RuleReading rule) {
        Set<Integer> groups = new HashSet<>();
        boolean plain = rule.understood()
                && rule.patterns().stream()
                        .allMatch(pattern -> pattern.type().isPresent()
                                && pattern.role() != Role.COUNTED
                                && pattern.role() != Role.EITHER
                                && (pattern.group() == 0 || groups.add(pattern.group())));
        return plain && !rule.patterns().isEmpty() ? Optional.of(new RuleMeaning(rule)) : Optional.empty();
    }

    /** What is written out in it. */
    public static Stream<Object> values(RuleExpression expression) {
        return expression.all().filter(Literal.class::isInstance).map(literal -> ((Literal) literal).value());
    }

    private void read(String place, Constraint constraint) {
        RuleExpression asked = constraint.expression();
        if (constraint.binding().isPresent()) {
            RuleExpression bound = asked instanceof Binary comparison ? comparison.left() : asked;
            if (bound instanceof Name field) {
                joined(constraint.binding().get().text()).add(place + "." + field.text());
            }
        }
        if (constraint.binding().isEmpty() || !(asked instanceof Name)) {
            asked.conjuncts().forEach(part -> constraints.add(new PlacedConstraint(place, part)));
        }
    }

    private Set<String> joined(String name) {
        return fields.computeIfAbsent(name, any -> new TreeSet<>());
    }

    /** Whether the other rule concludes the same wherever this one does. */
    public boolean includes(RuleMeaning other) {
        if (!places.containsAll(other.places) || !values.containsAll(other.values)) {
            return false;
        }
        Map<String, String> names = names(other.places);
        Map<String, String> others = other.names(other.places);
        return concluded(names).equals(other.concluded(others)) && asked(names).containsAll(other.asked(others));
    }

    /** For each binding the first of the fields that have its value, among those of these patterns. */
    private Map<String, String> names(Set<String> patterns) {
        Map<String, Set<String>> equal = new HashMap<>(fields);
        constraints.stream().filter(this::isJoin).forEach(join -> {
            Binary same = (Binary) join.expression();
            String binding = ((Name) same.right()).text();
            Set<String> values = new TreeSet<>(equal.getOrDefault(binding, Set.of()));
            values.add(join.place() + "." + ((Name) same.left()).text());
            equal.put(binding, values);
        });
        return equal.entrySet().stream()
                .flatMap(value -> value.getValue().stream()
                        .filter(field -> patterns.contains(field.substring(0, field.lastIndexOf('.'))))
                        .findFirst()
                        .map(field -> Map.entry(value.getKey(), field))
                        .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean isJoin(PlacedConstraint constraint) {
        return constraint.expression() instanceof Binary same
                && same.operator().equals("==")
                && same.left() instanceof Name field
                && !field.bound()
                && same.right() instanceof Name binding
                && fields.containsKey(binding.text());
    }

    /** What is asked of the facts of these patterns, and which of their fields have one value. */
    private Set<String> asked(Map<String, String> names) {
        Stream<String> alone = constraints.stream()
                .filter(constraint -> !isJoin(constraint))
                .map(constraint -> constraint.place() + ": " + text(constraint.expression(), names));
        Stream<String> joins = constraints.stream().filter(this::isJoin).flatMap(join -> {
            Binary same = (Binary) join.expression();
            String binding = ((Name) same.right()).text();
            return Stream.concat(
                            fields.get(binding).stream(), Stream.of(join.place() + "." + ((Name) same.left()).text()))
                    .map(field -> field + " is " + names.getOrDefault(binding, binding));
        });
        return Stream.concat(alone, joins).collect(Collectors.toSet());
    }

    private String concluded(Map<String, String> names) {
        return rule.conclusion().map(created -> text(created, names)).orElse("");
    }

    private static String text(RuleExpression expression, Map<String, String> names) {
        if (expression instanceof Name name) {
            return names.getOrDefault(name.text(), name.text());
        }
        if (expression instanceof Literal literal) {
            return literal.value() instanceof String ? "\"" + literal.value() + "\"" : String.valueOf(literal.value());
        }
        if (expression instanceof Select select) {
            return text(select.of(), names) + "." + select.name().text();
        }
        if (expression instanceof Call call) {
            return call.of().map(of -> text(of, names) + ".").orElse("")
                    + call.name().text()
                    + texts(call.arguments(), names);
        }
        if (expression instanceof Created created) {
            return "new " + created.type().text() + texts(created.arguments(), names);
        }
        if (expression instanceof Unary unary) {
            return unary.operator() + text(unary.of(), names);
        }
        if (expression instanceof Binary binary) {
            return "(" + text(binary.left(), names) + (binary.negated() ? " not " : " ") + binary.operator() + " "
                    + text(binary.right(), names) + ")";
        }
        return texts(((Choices) expression).choices(), names);
    }

    private static String texts(List<RuleExpression> expressions, Map<String, String> names) {
        return expressions.stream()
                .map(expression -> text(expression, names))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
