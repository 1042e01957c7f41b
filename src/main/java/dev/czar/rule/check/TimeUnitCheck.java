package dev.czar.rule.check;

import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.LimitLiteral;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Times that are turned into numbers of one unit and compared with those of another, or with fewer milliseconds than Czar looks for. */
final class TimeUnitCheck implements RuleCheck {

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> UNITS = Set.of("toDays", "toHours", "toMinutes", "toSeconds", "toMillis");

    private static final int SECOND = 1_000;

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        List<Binary> comparisons = reading.patterns().stream()
                .flatMap(pattern -> pattern.constraints().stream())
                .flatMap(constraint -> constraint.expression().all())
                .filter(part -> part instanceof Binary binary && COMPARISONS.contains(binary.operator()))
                .map(Binary.class::cast)
                .toList();
        return Stream.concat(mixed(reading, comparisons), brief(reading, comparisons));
    }

    private static Stream<CheckDiagnostic> brief(RuleReading reading, List<Binary> comparisons) {
        return comparisons.stream()
                .filter(comparison ->
                        brief(comparison.left(), comparison.right()) || brief(comparison.right(), comparison.left()))
                .map(comparison -> reading.diagnostic(
                        DiagnosticCode.VALUE_RANGE,
                        comparison.span(),
                        "less than a second, in milliseconds, is shorter than Czar looks",
                        "compare the time itself with Duration.ofMinutes( ... ) or Duration.ofSeconds( ... )"));
    }

    private static boolean brief(RuleExpression time, RuleExpression number) {
        return time instanceof Call call
                && call.name().text().equals("toMillis")
                && LimitLiteral.of(number)
                        .filter(value -> !value.time() && value.value() > 0 && value.value() < SECOND)
                        .isPresent();
    }

    private static Stream<CheckDiagnostic> mixed(RuleReading reading, List<Binary> comparisons) {
        return comparisons.stream()
                .filter(TimeUnitCheck::mixed)
                .map(mixed -> reading.diagnostic(
                        DiagnosticCode.VALUE_RANGE,
                        mixed.span(),
                        "%s is compared with %s"
                                .formatted(
                                        String.join(", ", units(mixed.left())),
                                        String.join(", ", units(mixed.right()))),
                        "compare the times themselves, which know their unit"));
    }

    private static boolean mixed(Binary comparison) {
        Set<String> left = units(comparison.left());
        Set<String> right = units(comparison.right());
        return !left.isEmpty() && !right.isEmpty() && !left.equals(right);
    }

    private static Set<String> units(RuleExpression side) {
        return side.all()
                .filter(part ->
                        part instanceof Call call && UNITS.contains(call.name().text()))
                .map(part -> ((Call) part).name().text())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
