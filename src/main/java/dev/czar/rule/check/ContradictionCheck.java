package dev.czar.rule.check;

import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.ExcludedValues;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Constraint;
import dev.czar.rule.check.syntax.RulePattern.Role;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Constraints of one pattern that exclude each other, and comparisons whose answer is known before. */
final class ContradictionCheck implements RuleCheck {

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        return reading.patterns().stream().flatMap(pattern -> check(reading, pattern));
    }

    private static Stream<CheckDiagnostic> check(RuleReading reading, RulePattern pattern) {
        List<Binary> parts = pattern.constraints().stream()
                .map(Constraint::expression)
                .flatMap(RuleExpression::conjuncts)
                .filter(Binary.class::isInstance)
                .map(Binary.class::cast)
                .toList();
        Stream<CheckDiagnostic> known = parts.stream()
                .filter(part -> part.left() instanceof Literal && part.right() instanceof Literal)
                .map(part -> reading.diagnostic(
                        DiagnosticCode.NEVER_MATCHES,
                        part.span(),
                        "two literals are compared",
                        "compare a field or a binding"));
        Stream<CheckDiagnostic> itself = parts.stream()
                .filter(part -> itself(part, pattern))
                .map(part -> reading.diagnostic(
                        DiagnosticCode.NEVER_MATCHES,
                        part.span(),
                        "a field is compared with itself: it says nothing",
                        "bind the field of the other fact, as in $name : field, and compare with $name"));
        Stream<CheckDiagnostic> excluded = IntStream.range(0, parts.size())
                .boxed()
                .flatMap(index -> parts.subList(0, index).stream()
                        .filter(before -> ExcludedValues.exclude(before, parts.get(index)))
                        .limit(1)
                        .map(before -> excluded(reading, pattern, before, parts.get(index))));
        Stream<CheckDiagnostic> always = pattern.constraints().stream()
                .flatMap(constraint -> constraint.expression().all())
                .filter(ContradictionCheck::excludesNothing)
                .map(either -> reading.diagnostic(
                        DiagnosticCode.VALUE_RANGE,
                        either.span(),
                        "whatever the field holds, one of these is true",
                        "write && or a comma for neither, or leave it out"));
        return Stream.of(known, itself, excluded, always).flatMap(found -> found);
    }

    /** Whether a field shall differ from one constant or from another, which it always does. */
    private static boolean excludesNothing(RuleExpression expression) {
        return expression instanceof Binary either
                && either.operator().equals("||")
                && either.left() instanceof Binary one
                && either.right() instanceof Binary other
                && one.left() instanceof Name left
                && other.left() instanceof Name right
                && left.text().equals(right.text())
                && ExcludedValues.constant(one.right()).isPresent()
                && ExcludedValues.constant(other.right()).isPresent()
                && (one.operator().equals("!=") && other.operator().equals("!=")
                        ? !ExcludedValues.constant(one.right()).equals(ExcludedValues.constant(other.right()))
                        : meet(one, other) || meet(other, one));
    }

    /** Whether one leaves all below a value, and the other all from there on. */
    private static boolean meet(Binary below, Binary above) {
        return below.operator().startsWith("<")
                && above.operator().startsWith(">")
                && ExcludedValues.constant(below.right()).get() instanceof Number most
                && ExcludedValues.constant(above.right()).get() instanceof Number least
                && (least.doubleValue() < most.doubleValue()
                        || least.doubleValue() == most.doubleValue()
                                && (below.operator().equals("<=")
                                        || above.operator().equals(">=")));
    }

    /** Whether both sides are one field of the pattern, by name or by what the pattern itself binds. */
    private static boolean itself(Binary part, RulePattern pattern) {
        return part.left() instanceof Name left
                && part.right() instanceof Name right
                && field(left, pattern).equals(field(right, pattern));
    }

    private static String field(Name name, RulePattern pattern) {
        return pattern.constraints().stream()
                .filter(constraint -> constraint
                        .binding()
                        .filter(bound -> bound.text().equals(name.text()))
                        .isPresent())
                .map(Constraint::expression)
                .map(bound -> bound instanceof Binary comparison ? comparison.left() : bound)
                .filter(Name.class::isInstance)
                .map(bound -> ((Name) bound).text())
                .findFirst()
                .orElse(name.text());
    }

    private static CheckDiagnostic excluded(RuleReading reading, RulePattern pattern, Binary before, Binary part) {
        String text = reading.source().text();
        return reading.diagnostic(
                DiagnosticCode.NEVER_MATCHES,
                part.span(),
                "this is never true together with "
                        + text.substring(before.span().start(), before.span().end()),
                pattern.role() == Role.ABSENT || pattern.role() == Role.COUNTED
                        ? "the pattern matches nothing; use || or leave one out"
                        : "the rule never fires; use || or leave one out");
    }
}
