package dev.czar.rule.check.text;

import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.DurationUnit;
import dev.czar.rule.check.syntax.LimitLiteral;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Times of so many of a unit that another unit was probably meant, and such of none. */
public final class TimeLengthCheck {

    /** The longest time that anybody writes in each unit. */
    private static final Map<DurationUnit, Duration> LONGEST = Map.of(
            DurationUnit.DAYS, Duration.ofDays(1_000),
            DurationUnit.HOURS, Duration.ofHours(1_000),
            DurationUnit.MINUTES, Duration.ofDays(14),
            DurationUnit.SECONDS, Duration.ofDays(7),
            DurationUnit.MILLISECONDS, Duration.ofDays(1));

    private TimeLengthCheck() {}

    public static Stream<CheckDiagnostic> check(RuleReading reading) {
        Stream<RuleExpression> compared = reading.patterns().stream()
                .flatMap(pattern -> pattern.constraints().stream())
                .flatMap(constraint -> constraint.expression().all());
        List<RuleExpression> given =
                reading.conclusion().map(Created::arguments).orElse(List.of());
        return Stream.concat(
                compared.flatMap(part -> check(reading, part, true).stream()),
                given.stream().flatMap(RuleExpression::all).flatMap(part -> check(reading, part, false).stream()));
    }

    private static Optional<CheckDiagnostic> check(RuleReading reading, RuleExpression part, boolean compared) {
        return part instanceof Call call
                ? DurationUnit.ofMethod(call.name().text())
                        .flatMap(unit -> LimitLiteral.of(call).flatMap(time -> finding(unit, time.value(), compared)
                                .map(says -> reading.diagnostic(
                                        DiagnosticCode.VALUE_RANGE, call.span(), says.get(0), says.get(1)))))
                : Optional.empty();
    }

    /** What is said, and the way out. */
    private static Optional<List<String>> finding(DurationUnit unit, double seconds, boolean compared) {
        if (seconds == 0 && compared) {
            return Optional.of(List.of("this is no time at all", "write another number; Duration.ZERO for none"));
        }
        return seconds > LONGEST.get(unit).toSeconds()
                ? Optional.of(List.of(
                        "this is %,d days"
                                .formatted(
                                        Math.round(seconds / Duration.ofDays(1).toSeconds())),
                        "write a shorter time; if it is meant, in days"))
                : Optional.empty();
    }
}
