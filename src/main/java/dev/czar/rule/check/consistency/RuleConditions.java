package dev.czar.rule.check.consistency;

import dev.czar.rule.check.reading.ConclusionFields;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Constraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;

/**
 * Which facts a rule needs and which it needs to be absent, as far as equalities say it, and what it gives to the fields of its conclusion;
 * what several must be together is left out.
 */
public record RuleConditions(
        RuleReading rule, List<PlacedCondition> needed, List<PlacedCondition> absent, Map<String, String> given) {

    /** {@code whole}: nothing but its equalities is asked of the fact. */
    public record PlacedCondition(FactCondition condition, RulePattern pattern, boolean whole) {}

    public static RuleConditions of(RuleReading rule) {
        Map<String, String> names = new HashMap<>();
        rule.patterns().forEach(pattern -> equalities(pattern).forEach((field, values) -> unite(names, values)));
        return new RuleConditions(
                rule,
                placed(rule, names, PatternDescr.class, ExistsDescr.class),
                placed(rule, names, NotDescr.class, NotDescr.class).stream()
                        .filter(PlacedCondition::whole)
                        .toList(),
                given(rule, names));
    }

    private static List<PlacedCondition> placed(
            RuleReading rule, Map<String, String> names, Class<?> one, Class<?> other) {
        Set<Integer> starts = Stream.ofNullable(rule.rule().getLhs())
                .flatMap(conditions -> conditions.getDescrs().stream())
                .filter(condition -> one.isInstance(condition) || other.isInstance(condition))
                .flatMap(condition -> single(condition).stream())
                .map(pattern -> rule.source().span(pattern).start())
                .collect(Collectors.toSet());
        return rule.patterns().stream()
                .filter(pattern -> pattern.type().isPresent()
                        && starts.contains(pattern.span().start()))
                .map(pattern -> new PlacedCondition(condition(pattern, names), pattern, whole(pattern)))
                .toList();
    }

    private static Optional<PatternDescr> single(BaseDescr condition) {
        if (condition instanceof PatternDescr pattern) {
            return Optional.of(pattern);
        }
        List<?> parts = condition instanceof ConditionalElementDescr element ? element.getDescrs() : List.of();
        return parts.size() == 1 && parts.get(0) instanceof PatternDescr pattern
                ? Optional.of(pattern)
                : Optional.empty();
    }

    private static FactCondition condition(RulePattern pattern, Map<String, String> names) {
        Map<String, String> fields = new HashMap<>();
        equalities(pattern).forEach((field, values) -> fields.put(field, root(names, values.get(0))));
        return new FactCondition(pattern.type().orElseThrow(), fields);
    }

    private static boolean whole(RulePattern pattern) {
        return pattern.constraints().stream()
                .flatMap(constraint -> constraint
                        .expression()
                        .conjuncts()
                        .filter(part -> !(constraint.binding().isPresent() && part instanceof Name)))
                .allMatch(part -> equality(part).isPresent());
    }

    private static Map<String, List<String>> equalities(RulePattern pattern) {
        Map<String, List<String>> equal = new HashMap<>();
        for (Constraint constraint : pattern.constraints()) {
            RuleExpression bound =
                    constraint.expression() instanceof Binary comparison ? comparison.left() : constraint.expression();
            constraint
                    .binding()
                    .filter(name -> bound instanceof Name field && !field.bound())
                    .ifPresent(name -> add(equal, ((Name) bound).text(), name.text()));
            constraint
                    .expression()
                    .conjuncts()
                    .flatMap(part -> equality(part).stream())
                    .forEach(same -> add(equal, same.getKey(), same.getValue()));
        }
        return equal;
    }

    private static void add(Map<String, List<String>> equal, String field, String value) {
        equal.computeIfAbsent(field, any -> new ArrayList<>()).add(value);
    }

    private static Optional<Map.Entry<String, String>> equality(RuleExpression part) {
        if (!(part instanceof Binary binary) || !binary.operator().equals("==") || binary.negated()) {
            return Optional.empty();
        }
        return equality(binary.left(), binary.right()).or(() -> equality(binary.right(), binary.left()));
    }

    private static Optional<Map.Entry<String, String>> equality(RuleExpression side, RuleExpression other) {
        return side instanceof Name field && !field.bound()
                ? value(other).map(value -> Map.entry(field.text(), value))
                : Optional.empty();
    }

    static Optional<String> value(RuleExpression written) {
        if (written instanceof Name name) {
            return name.bound() ? Optional.of(name.text()) : Optional.empty();
        }
        if (written instanceof Literal literal) {
            return Optional.of("=" + literal.value());
        }
        return written instanceof Select select && select.of() instanceof Name type && !type.bound()
                ? Optional.of("=" + type.text() + "." + select.name().text())
                : Optional.empty();
    }

    /** Values of one field of one fact are one value, called by its constant where it has one. */
    private static void unite(Map<String, String> names, List<String> values) {
        for (String value : values) {
            String one = root(names, values.get(0));
            String other = root(names, value);
            if (!one.equals(other)) {
                names.put(one.startsWith("=") ? other : one, one.startsWith("=") ? one : other);
            }
        }
    }

    private static String root(Map<String, String> names, String value) {
        String root = value;
        while (names.containsKey(root) && !root.startsWith("=")) {
            root = names.get(root);
        }
        return root;
    }

    private static Map<String, String> given(RuleReading rule, Map<String, String> names) {
        List<RuleExpression> arguments =
                rule.conclusion().map(Created::arguments).orElse(List.of());
        List<String> fields = rule.concluded()
                .map(type -> ConclusionFields.of(type, arguments.size()))
                .orElse(List.of());
        Map<String, String> given = new HashMap<>();
        IntStream.range(0, fields.size()).forEach(index -> value(arguments.get(index))
                .ifPresent(value -> given.put(fields.get(index), root(names, value))));
        given.remove("");
        return given;
    }
}
