package dev.czar.rule.check;

import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.ConditionWalker;
import dev.czar.rule.check.syntax.ParsedRuleFile.FileCheck;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RuleExpression.Unary;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** The engine takes the first binding in a comparison of an accumulation for its result, whichever it is, and what is no plain comparison for true. */
final class AccumulateComparisonCheck implements FileCheck {

    private static final Set<String> JOINING = Set.of("&&", "||");
    private static final Set<String> UNKNOWN = Set.of("in", "contains", "excludes", "matches");
    private static final Map<String, String> INSTEAD =
            Map.of("in", "write == ... || == ...", "not in", "write != ... && != ...");

    @Override
    public Stream<CheckDiagnostic> check(ParsedRuleFile source) {
        return source.rules().flatMap(rule -> ConditionWalker.of(rule, PatternDescr.class)
                .flatMap(pattern -> check(source, rule, pattern)));
    }

    private static Stream<CheckDiagnostic> check(ParsedRuleFile source, RuleDescr rule, PatternDescr pattern) {
        if (!(pattern.getSource() instanceof AccumulateDescr accumulate)) {
            return Stream.empty();
        }
        Set<String> results = results(accumulate, function -> true);
        Set<String> counts = results(accumulate, function -> function.equals("count"));
        return pattern.getConstraint().getDescrs().stream()
                .filter(ExprConstraintDescr.class::isInstance)
                .flatMap(constraint -> read(source, (ExprConstraintDescr) constraint).stream())
                .flatMap(AccumulateComparisonCheck::comparisons)
                .flatMap(comparison -> problem(comparison, results).or(() -> certain(comparison, counts)).stream()
                        .map(finding -> source.diagnostic(finding, comparison.span(), rule.getName())));
    }

    private static Set<String> results(AccumulateDescr accumulate, Predicate<String> functions) {
        return accumulate.getFunctions().stream()
                .filter(function -> functions.test(function.getFunction()))
                .map(AccumulateFunctionCallDescr::getBind)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A number of facts is never below zero. */
    private static Optional<Finding> certain(RuleExpression comparison, Set<String> counts) {
        if (!(comparison instanceof Binary binary
                && binary.left() instanceof Name name
                && counts.contains(name.text())
                && binary.right() instanceof Literal literal
                && literal.value() instanceof Number number)) {
            return Optional.empty();
        }
        double bound = number.doubleValue();
        boolean never = bound <= 0 && binary.operator().equals("<")
                || bound < 0 && Set.of("<=", "==").contains(binary.operator());
        boolean always = bound <= 0 && binary.operator().equals(">=")
                || bound < 0 && Set.of(">", "!=").contains(binary.operator());
        return never || always
                ? Optional.of(new Finding(
                        DiagnosticCode.VALUE_RANGE,
                        "a count is at least 0: this is " + (never ? "never" : "always") + " true",
                        always ? "leave it out, or write " + name.text() + " > 0" : "write " + name.text() + " == 0"))
                : Optional.empty();
    }

    /** What cannot be read is said elsewhere. */
    private static Optional<RuleExpression> read(ParsedRuleFile source, ExprConstraintDescr constraint) {
        try {
            return Optional.of(source.expression(source.place(constraint)));
        } catch (InvalidExpression said) {
            return Optional.empty();
        }
    }

    private static Stream<RuleExpression> comparisons(RuleExpression expression) {
        boolean several = expression instanceof Unary
                || (expression instanceof Binary binary && JOINING.contains(binary.operator()));
        return several ? expression.parts().flatMap(AccumulateComparisonCheck::comparisons) : Stream.of(expression);
    }

    private static Optional<Finding> problem(RuleExpression comparison, Set<String> results) {
        if (comparison instanceof Binary binary && UNKNOWN.contains(binary.operator())) {
            String operator = binary.negated() ? "not " + binary.operator() : binary.operator();
            return Optional.of(finding(
                    "\"" + operator + "\" in a comparison of an accumulation",
                    INSTEAD.getOrDefault(operator, "match what is wanted: exists Fact( field == ... )")));
        }
        return comparison
                .all()
                .filter(part -> part instanceof Name name && name.bound())
                .map(part -> ((Name) part).text())
                .findFirst()
                .filter(name -> !results.contains(name))
                .map(name -> finding(
                        "a comparison of an accumulation that begins with " + name,
                        results.isEmpty()
                                ? "bind its result, $all : count(), and begin with that"
                                : "begin with its result: " + String.join(", ", results)));
    }

    private static Finding finding(String message, String hint) {
        return new Finding(DiagnosticCode.FORBIDDEN, message, hint);
    }
}
