package dev.czar.rule.check;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.Refusal.Vetoed;
import dev.czar.fact.Order;
import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RulePattern;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A veto of a claim comes after the best pair was chosen, which is then chosen again. A human's order may. */
final class VetoedChoiceCheck implements RuleCheck {

    private static final Set<String> PAIR = Set.of("worker", "task");

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        return Stream.of(reading)
                .filter(RuleReading::understood)
                .flatMap(understood -> vetoedPair(understood).stream());
    }

    private static Optional<CheckDiagnostic> vetoedPair(RuleReading reading) {
        boolean ordered = reading.patterns().stream()
                .anyMatch(pattern ->
                        pattern.type().filter(Order.class::isAssignableFrom).isPresent());
        if (ordered || reading.concluded().filter(Vetoed.class::equals).isEmpty()) {
            return Optional.empty();
        }
        return reading.patterns().stream()
                .filter(pattern ->
                        pattern.type().filter(ClaimTask.class::equals).isPresent())
                .filter(VetoedChoiceCheck::namesThePair)
                .findFirst()
                .map(
                        pattern -> reading.diagnostic(
                                DiagnosticCode.VETOED_CHOICE,
                                pattern.span(),
                                "the claim was chosen before it is vetoed, and the cycle has to choose again",
                                "conclude new Exclusion( $task, $worker ) from Ready and Candidate instead: the best pair is chosen at once"));
    }

    private static boolean namesThePair(RulePattern pattern) {
        return pattern.constraints().stream()
                .flatMap(constraint -> constraint.expression().all())
                .anyMatch(part -> part instanceof Name name && PAIR.contains(name.text()));
    }
}
