package dev.czar.web.view;

import dev.czar.decision.Decision;
import dev.czar.fact.Conflict.ConflictMatrix;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.loop.LoopHealth.QuotaStatus;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.CycleResult;
import dev.czar.web.request.FactIndex;
import dev.czar.web.view.ProjectViews.LoopProblems;
import dev.czar.web.view.ViewSource.RuleStatusView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A project as it was at a recorded cycle; what was not recorded, such as requests left at the forge, is left out. */
public record PastViewSource(ProjectLoop project, RecordedCycle recorded, CycleResult result, FactIndex facts)
        implements ViewSource {

    public static PastViewSource of(ProjectLoop project, RecordedCycle recorded, CycleResult result) {
        return new PastViewSource(project, recorded, result, new FactIndex(recorded.snapshot(), Optional.of(result)));
    }

    @Override
    public Optional<CycleResult> cycle() {
        return Optional.of(result);
    }

    @Override
    public List<Decision> heldBack() {
        ProjectHistory history = project.ledger().history(project.name());
        return result.vetoed().stream()
                .filter(decision -> history.decision(decision.key())
                        .filter(past -> past.begun() && past.cycle() <= recorded.id())
                        .isEmpty())
                .toList();
    }

    @Override
    public Instant lastCycle() {
        return result.now();
    }

    @Override
    public RuleStatusView rules() {
        return RuleStatusView.past(result);
    }

    @Override
    public List<String> problems() {
        return LoopProblems.of(result.quarantined(), facts);
    }

    @Override
    public List<QuotaStatus> budgets() {
        return BudgetUsage.of(facts, List.of());
    }

    @Override
    public List<BranchView> branches() {
        return BranchViews.past(facts, project.access().branches()).all();
    }

    @Override
    public LastConflictCheck lastConflictCheck() {
        return new LastConflictCheck(recorded.snapshot().facts().stream()
                .filter(known -> known.fact() instanceof ConflictMatrix)
                .map(known -> result.now().minus(known.seen()))
                .findFirst());
    }

    /** As they stood then. */
    @Override
    public List<PastDecision> decisions(String kind, int most) {
        return project
                .ledger()
                .history(project.name())
                .decisions(DecisionFilter.of(kind).asOf(result.now()), 0, most)
                .items()
                .stream()
                .filter(decision -> decision.cycle() <= recorded.id())
                .map(decision -> decision.asOf(result.now()))
                .toList();
    }
}
