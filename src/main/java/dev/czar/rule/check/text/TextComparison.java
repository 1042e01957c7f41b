package dev.czar.rule.check.text;

import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Choices;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RulePattern;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A field, or a list of texts, that is compared with a text as it stands; what is looked for in a text is any part of it. */
record TextComparison(RulePattern pattern, RuleExpression left, String field, String operator, Literal text) {

    private static final Set<String> OPERATORS = Set.of("==", "!=", "in", "contains", "excludes");
    private static final Map<String, String> CALLS = Map.of("equals", "==", "contains", "contains");

    static Stream<TextComparison> of(RuleReading reading) {
        return reading.patterns().stream().flatMap(pattern -> pattern.constraints().stream()
                .flatMap(constraint -> constraint.expression().all())
                .flatMap(part -> of(pattern, part)));
    }

    private static Stream<TextComparison> of(RulePattern pattern, RuleExpression part) {
        if (part instanceof Binary binary && OPERATORS.contains(binary.operator())) {
            String operator = binary.negated() ? "not " + binary.operator() : binary.operator();
            return Stream.concat(
                    of(pattern, binary.left(), operator, binary.right()),
                    of(pattern, binary.right(), operator, binary.left()));
        }
        return part instanceof Call call
                        && call.of().isPresent()
                        && CALLS.containsKey(call.name().text())
                        && call.arguments().size() == 1
                ? of(
                        pattern,
                        call.of().get(),
                        CALLS.get(call.name().text()),
                        call.arguments().get(0))
                : Stream.empty();
    }

    private static Stream<TextComparison> of(
            RulePattern pattern, RuleExpression side, String operator, RuleExpression written) {
        Stream<RuleExpression> texts =
                written instanceof Choices choices ? choices.choices().stream() : Stream.of(written);
        String field = side instanceof Name name
                ? name.text()
                : side instanceof Select part ? part.name().text() : "";
        return field.isEmpty() || operator.matches(".*(contains|excludes)") && returns(pattern, field, String.class)
                ? Stream.empty()
                : texts.filter(text -> text instanceof Literal literal && literal.value() instanceof String)
                        .map(text -> new TextComparison(pattern, side, field, operator, (Literal) text));
    }

    /** Whether it is a list that is asked for the text. */
    boolean list() {
        return returns(pattern, field, List.class);
    }

    /** What reads the field. */
    Optional<Method> accessor() {
        return accessor(pattern, field);
    }

    private static boolean returns(RulePattern pattern, String field, Class<?> value) {
        return accessor(pattern, field)
                .filter(method -> method.getReturnType() == value)
                .isPresent();
    }

    private static Optional<Method> accessor(RulePattern pattern, String field) {
        return pattern.type().stream()
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().equals(field) && method.getParameterCount() == 0)
                .findFirst();
    }

    String value() {
        return String.valueOf(text.value());
    }

    /** The left side as it is written. */
    String leftText(RuleReading reading) {
        return reading.source()
                .text()
                .substring(left.span().start(), left.span().end());
    }
}
