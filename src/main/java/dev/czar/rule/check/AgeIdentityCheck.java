package dev.czar.rule.check;

import dev.czar.decision.Action;
import dev.czar.fact.Fact.MeasuredValue;
import dev.czar.fact.Limit;
import dev.czar.rule.check.RuleChecker.BookCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RulePattern;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What identifies an action stays the same from cycle to cycle: an age or a measured value, or what is made of one, makes each
 * cycle decide anew. They are followed through accumulations and the conclusions of other rules.
 */
final class AgeIdentityCheck implements BookCheck {

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "&&", "||");

    /** What an action says beside what it is. */
    private static final Set<String> SAID = Set.of("text", "detail", "cause");

    private static final ClassValue<Set<String>> MOVING = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods())
                    .filter(method -> method.getParameterCount() == 0)
                    .filter(method ->
                            method.getReturnType() == Duration.class || method.isAnnotationPresent(MeasuredValue.class))
                    .map(Method::getName)
                    .collect(Collectors.toSet());
        }
    };

    private final Set<String> aging = new HashSet<>();

    @Override
    public Stream<CheckDiagnostic> check(List<RuleReading> readings) {
        aging.clear();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (RuleReading reading : readings) {
                grown |= follow(reading);
            }
        }
        return readings.stream().flatMap(this::identities);
    }

    /** The components of what a rule concludes that are made of an age; whether one is new. */
    private boolean follow(RuleReading reading) {
        return reading.concluded().stream()
                        .flatMap(type -> agingArguments(reading)
                                .map(index -> type.getSimpleName() + "." + component(type, index)))
                        .filter(aging::add)
                        .count()
                > 0;
    }

    private Stream<CheckDiagnostic> identities(RuleReading reading) {
        return reading.concluded().filter(Action.class::isAssignableFrom).stream()
                .flatMap(type -> agingArguments(reading)
                        .filter(index -> !SAID.contains(component(type, index)))
                        .map(index -> reading.diagnostic(
                                DiagnosticCode.AGE_IN_IDENTITY,
                                reading.conclusion()
                                        .orElseThrow()
                                        .arguments()
                                        .get(index)
                                        .span(),
                                "%s of %s is part of what the action is, and an age or a measured value changes from cycle to cycle: it would be decided over and over"
                                        .formatted(component(type, index), type.getSimpleName()),
                                "write a name that stays, such as \"silent\", and say it in the text")));
    }

    private Stream<Integer> agingArguments(RuleReading reading) {
        Set<String> ages = ages(reading.patterns());
        List<RuleExpression> arguments =
                reading.conclusion().map(Created::arguments).orElse(List.of());
        return Stream.iterate(0, index -> index + 1)
                .limit(arguments.size())
                .filter(index -> made(arguments.get(index), ages));
    }

    /** The bindings of a rule that hold an age, or something made of one. */
    private Set<String> ages(List<RulePattern> patterns) {
        Map<String, Class<?>> facts = patterns.stream()
                .filter(pattern -> pattern.type().isPresent())
                .flatMap(pattern -> pattern.binds().stream()
                        .map(name -> Map.entry(name, pattern.type().get())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
        Set<String> ages = new HashSet<>();
        for (RulePattern pattern : patterns) {
            pattern.constraints().forEach(constraint -> constraint
                    .binding()
                    .filter(name -> pattern.type()
                            .map(type -> bindsAge(type, constraint.expression(), facts))
                            .orElseGet(() -> made(constraint.expression(), ages)))
                    .ifPresent(name -> ages.add(name.text())));
        }
        return ages;
    }

    private boolean bindsAge(Class<?> type, RuleExpression expression, Map<String, Class<?>> facts) {
        RuleExpression bound = expression instanceof Binary comparison ? comparison.left() : expression;
        return bound.all()
                .anyMatch(part -> part instanceof Name field && age(type, field.text())
                        || part instanceof Select select
                                && select.of() instanceof Name fact
                                && facts.containsKey(fact.text())
                                && age(facts.get(fact.text()), select.name().text()));
    }

    private boolean age(Class<?> type, String field) {
        return (!Limit.class.isAssignableFrom(type) && MOVING.get(type).contains(field))
                || aging.contains(type.getSimpleName() + "." + field);
    }

    private static boolean made(RuleExpression expression, Set<String> ages) {
        if (expression instanceof Binary comparison && COMPARISONS.contains(comparison.operator())) {
            return false;
        }
        return expression instanceof Name name && ages.contains(name.text())
                || expression.parts().anyMatch(part -> made(part, ages));
    }

    /** A shorter constructor takes the first components. */
    private static String component(Class<?> type, int index) {
        RecordComponent[] parts = type.getRecordComponents();
        return index < parts.length ? parts[index].getName() : "";
    }
}
