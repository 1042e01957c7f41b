package dev.czar.ledger.history;

import dev.czar.decision.Decision;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.ledger.store.DecisionTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decision that was made, with its steps and how it ended, if it has; {@code status} is OPEN or that of the outcome. The
 * observations of the outcome are among the observations, not here.
 */
public record PastDecision(
        long id,
        long cycle,
        Instant at,
        String status,
        Decision decision,
        List<ExecutionStep> steps,
        Optional<Outcome> outcome) {

    public PastDecision {
        steps = List.copyOf(steps);
    }

    PastDecision with(List<ExecutionStep> journal) {
        return new PastDecision(id, cycle, at, status, decision, journal, outcome);
    }

    /** Whether anything was done; else it may be decided again. */
    public boolean begun() {
        return !status.equals(OutcomeStatus.LAPSED.name()) && !status.equals(OutcomeStatus.VETOED.name());
    }

    /** What was known of it at a moment: an outcome that came later is not there yet. */
    public PastDecision asOf(Instant moment) {
        Optional<Outcome> ended = outcome.filter(end -> !end.at().isAfter(moment));
        return new PastDecision(
                id,
                cycle,
                at,
                ended.isPresent() ? status : DecisionTable.OPEN,
                decision,
                steps.stream().filter(step -> !step.at().isAfter(moment)).toList(),
                ended);
    }

    /** A decision and how far it has come; a decision of the same mark is unchanged. */
    public record DecisionVersion(long decision, String status) {}
}
