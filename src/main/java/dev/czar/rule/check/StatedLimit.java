package dev.czar.rule.check;

import dev.czar.fact.Limit;
import dev.czar.fact.Limit.LimitFor;
import dev.czar.fact.Limit.LimitScope;
import dev.czar.fact.Limit.LimitValue;
import dev.czar.fact.LimitHolders.LimitName;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.TextSpan;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A limit as a rule states it. A limit of one resource has the resource behind its name, as in
 * {@code shortage-pause/server-error}.
 *
 * @param reading the rule
 * @param given its value as it is written
 */
public record StatedLimit(String name, LimitHolding whose, boolean time, RuleReading reading, RuleExpression given) {

    private static final Pattern CONDITIONS = Pattern.compile("(?sm)^\\s*when\\b(.*?)^\\s*then\\b");

    /** All limits that rules without a condition state, by name and from what holds for all to what holds for the fewest. */
    public static List<StatedLimit> of(ParsedRuleFiles sources) {
        return of(readings(sources));
    }

    /** The same of all rules, those with conditions too. */
    public static List<StatedLimit> ofAllRules(ParsedRuleFiles sources) {
        return sorted(readings(sources).stream());
    }

    private static List<RuleReading> readings(ParsedRuleFiles sources) {
        return sources.parsed().stream()
                .flatMap(source -> CheckedRuleFile.of(source).readings().stream())
                .toList();
    }

    static List<StatedLimit> of(List<RuleReading> readings) {
        return sorted(readings.stream().filter(reading -> reading.patterns().isEmpty()));
    }

    private static List<StatedLimit> sorted(Stream<RuleReading> readings) {
        return readings.filter(reading -> reading.concluded()
                        .filter(Limit.class::isAssignableFrom)
                        .isPresent())
                .flatMap(StatedLimit::of)
                .sorted(Comparator.comparing(StatedLimit::name)
                        .thenComparing(StatedLimit::whose)
                        .thenComparing(StatedLimit::file))
                .toList();
    }

    private static Stream<StatedLimit> of(RuleReading reading) {
        Class<?> type = reading.concluded().orElseThrow();
        List<RuleExpression> given = reading.conclusion().orElseThrow().arguments();
        if (type == LimitFor.class) {
            return scoped(reading, given).stream();
        }
        RecordComponent[] parts = type.getRecordComponents();
        return IntStream.range(0, Math.min(parts.length, given.size()))
                .filter(index -> parts[index].isAnnotationPresent(LimitValue.class))
                .mapToObj(index -> new StatedLimit(
                        parts[index].getAnnotation(LimitValue.class).name() + kind(parts[0], given.get(0)),
                        LimitHolding.ALL,
                        parts[index].getType() == Duration.class,
                        reading,
                        given.get(index)));
    }

    private static Optional<StatedLimit> scoped(RuleReading reading, List<RuleExpression> given) {
        return given.size() != 4
                ? Optional.empty()
                : constant(LimitName.values(), given.get(0))
                        .flatMap(limit -> constant(LimitScope.values(), given.get(1))
                                .flatMap(scope -> text(given.get(2))
                                        .map(name -> new StatedLimit(
                                                limit.label(),
                                                new LimitHolding(Optional.of(scope), name),
                                                limit.time(),
                                                reading,
                                                given.get(3)))));
    }

    static <E extends Enum<E>> Optional<E> constant(E[] values, RuleExpression written) {
        return written instanceof Select select
                ? Arrays.stream(values)
                        .filter(value -> value.name().equals(select.name().text()))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> text(RuleExpression written) {
        return written instanceof Literal literal && literal.value() instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }

    /** The kind of thing that a limit is one of several for. */
    private static String kind(RecordComponent first, RuleExpression written) {
        return first.getType().isEnum() && written instanceof Select select
                ? "/" + select.name().text().toLowerCase(Locale.ROOT).replace('_', '-')
                : "";
    }

    public String file() {
        return reading.source().file();
    }

    /** Where the value stands in the text of the file; in a table, its row. */
    public TextSpan place() {
        return given.span();
    }

    /** Where the rule that states it stands. */
    public TextSpan rule() {
        return reading.source().span(reading.rule());
    }

    public int line() {
        return reading.source().line(given.span());
    }

    /** What must be so for it to hold, as it is written on one line; "" when it always holds. */
    public String conditions() {
        Matcher written = CONDITIONS.matcher(reading.source().text(reading.rule()));
        return reading.patterns().isEmpty() || !written.find()
                ? ""
                : written.group(1).strip().replaceAll("\\s+", " ");
    }

    /** As it is written in the rule. */
    public String value() {
        return reading.source()
                .text()
                .substring(given.span().start(), given.span().end());
    }

    /** Whom a limit is for; nobody named is all. */
    public record LimitHolding(Optional<LimitScope> scope, String name) implements Comparable<LimitHolding> {

        public static final LimitHolding ALL = new LimitHolding(Optional.empty(), "");

        @Override
        public int compareTo(LimitHolding other) {
            return Comparator.comparingInt(LimitHolding::narrowness)
                    .thenComparing(LimitHolding::name)
                    .compare(this, other);
        }

        int narrowness() {
            return scope.map(one -> one.ordinal() + 1).orElse(0);
        }

        /** Such as {@code worker qa}. */
        @Override
        public String toString() {
            return scope.map(one -> one.name().toLowerCase(Locale.ROOT) + " " + name)
                    .orElse("all");
        }
    }
}
