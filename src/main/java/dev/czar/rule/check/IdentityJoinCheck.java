package dev.czar.rule.check;

import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RulePattern;
import java.util.Map;
import java.util.stream.Stream;

/** A worker's id is no task's, and a commit no branch: patterns that are joined by one and the other match nothing. */
final class IdentityJoinCheck implements RuleCheck {

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        return Stream.of(reading).filter(RuleReading::understood).flatMap(IdentityJoinCheck::joins);
    }

    private static Stream<CheckDiagnostic> joins(RuleReading reading) {
        Map<String, String> bound = SwappedValuesCheck.fields(reading.patterns());
        return reading.patterns().stream().flatMap(pattern -> pattern.constraints().stream()
                .flatMap(constraint -> constraint.expression().all())
                .filter(part ->
                        part instanceof Binary binary && binary.operator().equals("=="))
                .map(Binary.class::cast)
                .filter(equal -> SwappedValuesCheck.differ(
                        called(pattern, bound, equal.left()), called(pattern, bound, equal.right())))
                .map(equal -> diagnostic(
                        reading, equal, called(pattern, bound, equal.left()), called(pattern, bound, equal.right()))));
    }

    private static String called(RulePattern pattern, Map<String, String> bound, Object side) {
        if (!(side instanceof Name name)) {
            return "";
        }
        return name.bound() ? bound.getOrDefault(name.text(), "") : SwappedValuesCheck.field(pattern, name.text());
    }

    private static CheckDiagnostic diagnostic(RuleReading reading, Binary equal, String left, String right) {
        return reading.diagnostic(
                DiagnosticCode.NEVER_MATCHES,
                equal.span(),
                "%s is compared with %s: no value is both".formatted(left, right),
                left.equals("task") && right.equals("worker") || left.equals("worker") && right.equals("task")
                        ? "Claim( $task : task, $worker : worker ) says who has what"
                        : "compare the " + left + " of the one with the " + left + " of the other");
    }
}
