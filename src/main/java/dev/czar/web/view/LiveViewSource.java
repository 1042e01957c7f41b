package dev.czar.web.view;

import dev.czar.decision.Decision;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.history.PastDecision;
import dev.czar.loop.LoopHealth.QuotaStatus;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.CycleResult;
import dev.czar.web.request.FactIndex;
import dev.czar.web.view.ProjectViews.LoopProblems;
import dev.czar.web.view.ViewSource.RuleStatusView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A project as it is. */
public record LiveViewSource(ProjectLoop project, FactIndex facts, Optional<CycleResult> cycle) implements ViewSource {

    public static LiveViewSource of(ProjectLoop project) {
        Optional<CycleResult> cycle = project.lastCycle();
        return new LiveViewSource(project, new FactIndex(project.snapshot(), cycle), cycle);
    }

    @Override
    public List<Decision> heldBack() {
        List<Decision> vetoed = cycle.map(CycleResult::vetoed).orElse(List.of());
        Set<String> begun = project.ledger()
                .decided(project.name(), vetoed.stream().map(Decision::key).toList());
        return vetoed.stream()
                .filter(decision -> !begun.contains(decision.key()))
                .toList();
    }

    @Override
    public Instant lastCycle() {
        return project.health().lastTurn();
    }

    @Override
    public RuleStatusView rules() {
        return RuleStatusView.of(project);
    }

    @Override
    public List<String> problems() {
        return Stream.concat(
                        LoopProblems.of(project.health(), facts).stream(),
                        project.access().notifications().problems().stream())
                .toList();
    }

    @Override
    public List<QuotaStatus> budgets() {
        return BudgetUsage.of(facts, project.access().quotas().get());
    }

    @Override
    public List<BranchView> branches() {
        return new BranchViews(facts, project.access().branches()).all();
    }

    @Override
    public LastConflictCheck lastConflictCheck() {
        return LastConflictCheck.of(project);
    }

    @Override
    public List<PastDecision> decisions(String kind, int most) {
        return project.ledger()
                .history(project.name())
                .decisions(DecisionFilter.of(kind), 0, most)
                .items();
    }
}
