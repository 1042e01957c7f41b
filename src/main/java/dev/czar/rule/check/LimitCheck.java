package dev.czar.rule.check;

import dev.czar.fact.Limit;
import dev.czar.fact.Limit.LimitFor;
import dev.czar.fact.Limit.LimitScope;
import dev.czar.fact.Limit.LimitValue;
import dev.czar.fact.LimitHolders.LimitName;
import dev.czar.rule.check.RuleChecker.BookCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.reading.RuleVocabulary.SingletonFacts;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.LimitLiteral;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Limits are stated once for each whom they hold for, in their unit and range, and in their order. */
final class LimitCheck implements BookCheck {

    private static final Pattern SHIPPED = Pattern.compile(
            "limits(-(agents|alerts|forge|hooks|learning|origin|permissions|proposals|usage|work|workers))?\\.drl");

    @Override
    public Stream<CheckDiagnostic> check(List<RuleReading> readings) {
        List<RuleReading> limits = readings.stream()
                .filter(reading -> reading.concluded()
                        .filter(Limit.class::isAssignableFrom)
                        .isPresent())
                .toList();
        return Stream.of(
                        limits.stream().flatMap(LimitCheck::values),
                        limits.stream().flatMap(LimitCheck::scoped),
                        twice(limits))
                .flatMap(found -> found);
    }

    private static Stream<CheckDiagnostic> values(RuleReading reading) {
        RecordComponent[] parts = reading.concluded().orElseThrow().getRecordComponents();
        List<RuleExpression> given = reading.conclusion().orElseThrow().arguments();
        Map<String, Double> values = new HashMap<>();
        List<CheckDiagnostic> found = new ArrayList<>();
        for (int index = 0; index < Math.min(parts.length, given.size()); index++) {
            RecordComponent part = parts[index];
            RuleExpression written = given.get(index);
            LimitLiteral.of(written).map(LimitLiteral::value).ifPresent(value -> {
                values.put(part.getName(), value);
                Optional.ofNullable(part.getAnnotation(LimitValue.class))
                        .flatMap(limit -> problem(part, limit, value, values))
                        .ifPresent(problem -> found.add(wrong(reading, written, problem, "write another value")));
            });
        }
        return found.stream();
    }

    private static CheckDiagnostic wrong(RuleReading reading, RuleExpression written, String problem, String hint) {
        return reading.diagnostic(DiagnosticCode.LIMIT_VALUE, written.span(), problem, hint);
    }

    /** What is wrong with a value beside those before it. */
    private static Optional<String> problem(
            RecordComponent part, LimitValue limit, double value, Map<String, Double> before) {
        Double lower = before.get(limit.above());
        return range(part, limit, value)
                .or(() -> lower != null && value < lower
                        ? Optional.of(
                                "%s comes before %s: it cannot be longer".formatted(limit.above(), part.getName()))
                        : Optional.empty());
    }

    private static Optional<String> range(RecordComponent part, LimitValue limit, double value) {
        String unit = part.getType() != Duration.class ? "" : limit.least() == 1 ? " second" : " seconds";
        return value < limit.least()
                ? Optional.of("%s is at least %d%s, not %.0f".formatted(limit.name(), limit.least(), unit, value))
                : Optional.empty();
    }

    /** A limit for some of them: its unit, its range, and whether such a one can be set. */
    private static Stream<CheckDiagnostic> scoped(RuleReading reading) {
        List<RuleExpression> given = reading.conclusion().orElseThrow().arguments();
        Optional<LimitName> named =
                reading.concluded().filter(LimitFor.class::equals).isEmpty() || given.size() < 4
                        ? Optional.empty()
                        : StatedLimit.constant(LimitName.values(), given.get(0));
        return named.stream().flatMap(limit -> scoped(reading, limit, given));
    }

    private static Stream<CheckDiagnostic> scoped(RuleReading reading, LimitName limit, List<RuleExpression> given) {
        RuleExpression written = given.get(3);
        if (given.get(2) instanceof Literal whom && whom.value() instanceof String name && name.isBlank()) {
            return Stream.of(wrong(
                    reading,
                    whom,
                    limit.label() + " is set for nobody",
                    "name the worker, agent or label; for all: czar limits set " + limit.label() + " ..."));
        }
        if (!limit.ofTask()
                && StatedLimit.constant(LimitScope.values(), given.get(1))
                        .filter(LimitScope.LABEL::equals)
                        .isPresent()) {
            return Stream.of(wrong(
                    reading,
                    given.get(1),
                    limit.label() + " is about a worker: no label of a task says it",
                    "set it for a worker or an agent; for a label: "
                            + Stream.of(LimitName.values())
                                    .filter(LimitName::ofTask)
                                    .map(LimitName::label)
                                    .collect(Collectors.joining(", "))));
        }
        Optional<LimitLiteral> value = LimitLiteral.of(written);
        if (value.filter(one -> one.time() != limit.time()).isPresent()) {
            return Stream.of(wrong(
                    reading,
                    written,
                    limit.label() + " is a " + (limit.time() ? "time" : "number"),
                    limit.time() ? "write one such as Duration.ofMinutes( 45 )" : "write a number"));
        }
        NamedLimit part = NamedLimit.of(limit.label()).orElseThrow();
        return value
                .flatMap(one -> range(part.part(), part.value(), one.value()))
                .map(problem -> wrong(reading, written, problem, "write another value"))
                .stream();
    }

    /**
     * Two rules without a condition state a limit of which there is one, or one for the same resource, action, worker, agent or label;
     * or one without a condition and one with.
     */
    private static Stream<CheckDiagnostic> twice(List<RuleReading> limits) {
        Map<String, RuleReading> stated = new HashMap<>();
        return limits.stream()
                .sorted(Comparator.comparing(
                                (RuleReading reading) -> !reading.patterns().isEmpty())
                        .thenComparing(reading ->
                                !SHIPPED.matcher(reading.source().file()).matches()))
                .flatMap(reading -> (reading.patterns().isEmpty()
                                ? Optional.ofNullable(stated.putIfAbsent(key(reading), reading))
                                : Optional.ofNullable(stated.get(key(reading))))
                        .map(first -> twice(reading, first)).stream());
    }

    private static CheckDiagnostic twice(RuleReading reading, RuleReading first) {
        String name = first.rule().getName();
        boolean always = reading.patterns().isEmpty();
        return reading.diagnostic(
                DiagnosticCode.LIMIT_TWICE,
                reading.conclusion().orElseThrow().span(),
                "%s is stated already, by the rule \"%s\" in %s:%d: both hold at once%s"
                        .formatted(
                                limit(reading),
                                name,
                                first.source().file(),
                                first.source()
                                        .line(first.conclusion().orElseThrow().span()),
                                always ? "" : ", whenever this one's conditions do"),
                wayOut(name, always, SHIPPED.matcher(first.source().file()).matches()));
    }

    private static String wayOut(String name, boolean always, boolean shipped) {
        if (!always) {
            return "let another rule take that one's place for the rest of the time: @replaces(\"" + name + "\")";
        }
        return shipped
                ? "let it take that one's place, @replaces(\"" + name + "\"), or set a value: czar limits set"
                : "take one of the two away";
    }

    private static String limit(RuleReading reading) {
        return StatedLimit.of(List.of(reading)).stream()
                .filter(limit ->
                        reading.concluded().filter(LimitFor.class::equals).isPresent())
                .map(limit -> limit.name() + " of " + limit.whose())
                .findFirst()
                .orElse(reading.concluded().orElseThrow().getSimpleName());
    }

    private static String key(RuleReading reading) {
        Class<?> type = reading.concluded().orElseThrow();
        List<RuleExpression> given = reading.conclusion().orElseThrow().arguments();
        int told = type == LimitFor.class ? 3 : SingletonFacts.contains(type) ? 0 : 1;
        return given.stream()
                .limit(told)
                .map(part -> text(reading, part))
                .collect(Collectors.joining("/", type.getSimpleName() + "/", ""));
    }

    private static String text(RuleReading reading, RuleExpression written) {
        return reading.source()
                .text()
                .substring(written.span().start(), written.span().end());
    }
}
