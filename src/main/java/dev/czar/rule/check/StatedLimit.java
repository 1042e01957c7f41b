package dev.czar.rule.check;

import dev.czar.fact.Limit;
import dev.czar.fact.Limit.LimitScope;
import dev.czar.fact.Limit.LimitValue;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.TextSpan;
import dev.czar.rule.check.syntax.TextSpan.TextPosition;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A limit as a rule file states it: its name, whether it is a time, its value as it is written and where that stands. A
 * limit of one resource has the resource behind its name, as in {@code shortage-pause/server-error}, one of
 * a worker or agent whom it is for, as in {@code stuck-after/worker/qa}.
 */
public record StatedLimit(String name, boolean time, String value, String file, int line, TextSpan place) {

    /** All limits that rules without a condition state, by name. */
    public static List<StatedLimit> of(ParsedRuleFiles sources) {
        return sources.parsed().stream()
                .flatMap(source -> CheckedRuleFile.of(source).readings().stream())
                .filter(reading -> reading.concluded()
                        .filter(Limit.class::isAssignableFrom)
                        .isPresent())
                .filter(reading -> reading.patterns().isEmpty())
                .flatMap(StatedLimit::of)
                .sorted(Comparator.comparing(StatedLimit::name).thenComparing(StatedLimit::file))
                .toList();
    }

    private static Stream<StatedLimit> of(RuleReading reading) {
        RecordComponent[] parts = reading.concluded().orElseThrow().getRecordComponents();
        List<RuleExpression> given = reading.conclusion().orElseThrow().arguments();
        return IntStream.range(0, Math.min(parts.length, given.size()))
                .filter(index -> parts[index].isAnnotationPresent(LimitValue.class))
                .mapToObj(index -> of(reading, parts, index));
    }

    private static StatedLimit of(RuleReading reading, RecordComponent[] parts, int index) {
        List<RuleExpression> given = reading.conclusion().orElseThrow().arguments();
        TextSpan place = given.get(index).span();
        String text = reading.source().text();
        String scope = parts[0].getType().isEnum()
                ? "/" + scope(written(text, given.get(0).span()))
                        + subject(parts, written(text, given.get(1).span()))
                : "";
        return new StatedLimit(
                parts[index].getAnnotation(LimitValue.class).name() + scope,
                parts[index].getType() == Duration.class,
                written(text, place),
                reading.source().file(),
                TextPosition.at(text, place.start()).line(),
                place);
    }

    /** Whom a limit of one worker or agent is for. */
    private static String subject(RecordComponent[] parts, String written) {
        return parts[0].getType() == LimitScope.class ? "/" + written.replace("\"", "") : "";
    }

    private static String written(String text, TextSpan span) {
        return text.substring(span.start(), span.end());
    }

    private static String scope(String constant) {
        return constant.substring(constant.lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
