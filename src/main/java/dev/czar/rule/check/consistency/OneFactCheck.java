package dev.czar.rule.check.consistency;

import dev.czar.rule.check.consistency.RuleConditions.PlacedCondition;
import dev.czar.rule.check.reading.ExcludedValues;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two patterns for one and the same fact: what they ask of it together is never so, or the second says nothing new. */
final class OneFactCheck {

    private OneFactCheck() {}

    static Optional<CheckDiagnostic> check(RuleConditions rule) {
        List<PlacedCondition> needed = rule.needed();
        return IntStream.range(0, needed.size())
                .boxed()
                .flatMap(later -> needed.subList(0, later).stream()
                        .filter(before -> before.condition().type()
                                == needed.get(later).condition().type())
                        .flatMap(before -> check(rule, before, needed.get(later)).stream()))
                .findFirst();
    }

    private static Optional<CheckDiagnostic> check(RuleConditions rule, PlacedCondition before, PlacedCondition later) {
        if (before.condition().contradicts(later.condition())) {
            return Optional.empty();
        }
        if (isOne(before.condition(), later.condition())) {
            Optional<CheckDiagnostic> excluded = comparisons(later)
                    .flatMap(part -> comparisons(before)
                            .filter(other -> ExcludedValues.exclude(other, part))
                            .map(other -> excluded(rule, other, part)))
                    .findFirst();
            if (excluded.isPresent()) {
                return excluded;
            }
        }
        return isRepeated(before, later)
                ? Optional.of(rule.rule()
                        .diagnostic(
                                DiagnosticCode.SAME_FACT,
                                later.pattern().span(),
                                "a pattern before asks for the same %s already"
                                        .formatted(later.condition().type().getSimpleName()),
                                "leave it out, or compare what else was meant"))
                : Optional.empty();
    }

    private static CheckDiagnostic excluded(RuleConditions rule, Binary before, Binary part) {
        return rule.rule()
                .diagnostic(
                        DiagnosticCode.NEVER_MATCHES,
                        part.span(),
                        "this is the fact of a pattern before, which asks for "
                                + rule.rule()
                                        .source()
                                        .text()
                                        .substring(
                                                before.span().start(),
                                                before.span().end()),
                        "the rule never fires; change one, or leave one out");
    }

    private static boolean isOne(FactCondition one, FactCondition other) {
        return FactSubjects.of(one.type())
                .filter(subject -> one.fields().containsKey(subject)
                        && one.fields().get(subject).equals(other.fields().get(subject)))
                .isPresent();
    }

    private static boolean isRepeated(PlacedCondition before, PlacedCondition later) {
        return later.whole()
                && later.pattern().binds().isEmpty()
                && before.condition().within(later.condition());
    }

    private static Stream<Binary> comparisons(PlacedCondition placed) {
        return placed.pattern().constraints().stream()
                .flatMap(constraint -> constraint.expression().conjuncts())
                .filter(Binary.class::isInstance)
                .map(Binary.class::cast);
    }
}
