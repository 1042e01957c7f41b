package dev.czar.rule.check;

import dev.czar.fact.Limit;
import dev.czar.fact.Limit.LimitValue;
import dev.czar.fact.Limit.SilenceLimits;
import dev.czar.rule.check.RuleChecker.BookCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.reading.RuleVocabulary.SingletonFacts;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RuleExpression.Unary;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Limits are stated once, in their range and in their order. */
final class LimitCheck implements BookCheck {

    private static final Pattern SHIPPED =
            Pattern.compile("limits(-(agents|forge|hooks|origin|permissions|usage|workers))?\\.drl");

    private static final Map<String, Duration> UNITS = Map.of(
            "ofDays", Duration.ofDays(1),
            "ofHours", Duration.ofHours(1),
            "ofMinutes", Duration.ofMinutes(1),
            "ofSeconds", Duration.ofSeconds(1),
            "ofMillis", Duration.ofMillis(1));

    @Override
    public Stream<CheckDiagnostic> check(List<RuleReading> readings) {
        List<RuleReading> limits = readings.stream()
                .filter(reading -> reading.concluded()
                        .filter(Limit.class::isAssignableFrom)
                        .isPresent())
                .toList();
        return Stream.concat(limits.stream().flatMap(LimitCheck::values), twice(limits));
    }

    private static Stream<CheckDiagnostic> values(RuleReading reading) {
        RecordComponent[] parts = reading.concluded().orElseThrow().getRecordComponents();
        List<RuleExpression> given = reading.conclusion().orElseThrow().arguments();
        Map<String, Double> values = new HashMap<>();
        List<CheckDiagnostic> found = new ArrayList<>();
        for (int index = 0; index < Math.min(parts.length, given.size()); index++) {
            Optional<Double> value = value(given.get(index));
            if (value.isPresent()) {
                values.put(parts[index].getName(), value.get());
                RuleExpression written = given.get(index);
                problem(parts[index], value.get(), values)
                        .map(problem -> reading.diagnostic(
                                DiagnosticCode.LIMIT_VALUE, written.span(), problem, "write another value"))
                        .ifPresent(found::add);
            }
        }
        return found.stream();
    }

    /** What is wrong with a value beside those before it. */
    private static Optional<String> problem(RecordComponent part, double value, Map<String, Double> before) {
        LimitValue limit = part.getAnnotation(LimitValue.class);
        if (limit == null) {
            return Optional.empty();
        }
        String unit = part.getType() == Duration.class ? " seconds" : "";
        if (value < limit.least()) {
            return Optional.of("%s is at least %d%s, not %.0f".formatted(limit.name(), limit.least(), unit, value));
        }
        Double lower = before.get(limit.above());
        return lower != null && value < lower
                ? Optional.of("%s comes before %s: it cannot be longer".formatted(limit.above(), part.getName()))
                : Optional.empty();
    }

    /** Seconds, or a number; empty when it is not written out. */
    private static Optional<Double> value(RuleExpression expression) {
        if (expression instanceof Literal literal && literal.value() instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        if (expression instanceof Unary unary && unary.operator().equals("-")) {
            return value(unary.of()).map(value -> -value);
        }
        if (expression instanceof Select select && select.name().text().equals("ZERO")) {
            return Optional.of(0.0);
        }
        if (expression instanceof Call call
                && call.arguments().size() == 1
                && UNITS.containsKey(call.name().text())) {
            double unit = UNITS.get(call.name().text()).toMillis() / 1_000.0;
            return value(call.arguments().get(0)).map(value -> value * unit);
        }
        return Optional.empty();
    }

    /** Two rules without a condition state a limit of which there is one, or one of the same resource or action. */
    private static Stream<CheckDiagnostic> twice(List<RuleReading> limits) {
        Map<String, RuleReading> stated = new HashMap<>();
        return limits.stream()
                .filter(reading -> reading.patterns().isEmpty())
                .sorted(Comparator.comparing((RuleReading reading) ->
                        !SHIPPED.matcher(reading.source().file()).matches()))
                .flatMap(reading -> Optional.ofNullable(stated.putIfAbsent(key(reading), reading)).stream()
                        .map(first -> twice(reading, first)));
    }

    private static CheckDiagnostic twice(RuleReading reading, RuleReading first) {
        String type = reading.concluded().orElseThrow().getSimpleName();
        return reading.diagnostic(
                DiagnosticCode.LIMIT_TWICE,
                reading.conclusion().orElseThrow().span(),
                "%s is stated already, by the rule \"%s\" in %s: both hold at once"
                        .formatted(type, first.rule().getName(), first.source().file()),
                SHIPPED.matcher(first.source().file()).matches()
                        ? "state it once: in a file of your own named "
                                + first.source().file()
                        : "take one of the two away");
    }

    private static String key(RuleReading reading) {
        Class<?> type = reading.concluded().orElseThrow();
        List<RuleExpression> given = reading.conclusion().orElseThrow().arguments();
        boolean one = SingletonFacts.contains(type) || given.isEmpty();
        String whose = type == SilenceLimits.class && given.size() > 1 ? "/" + text(reading, given.get(1)) : "";
        return type.getSimpleName() + (one ? "" : "/" + text(reading, given.get(0)) + whose);
    }

    private static String text(RuleReading reading, RuleExpression written) {
        return reading.source()
                .text()
                .substring(written.span().start(), written.span().end());
    }
}
