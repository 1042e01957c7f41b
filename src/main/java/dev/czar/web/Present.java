package dev.czar.web;

import dev.czar.decision.Decision;
import dev.czar.ledger.DecisionFilter;
import dev.czar.ledger.PastDecision;
import dev.czar.loop.Budget;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.CycleResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A project as it is. */
record Present(ProjectLoop project, Scene scene, Optional<CycleResult> cycle) implements Sight {

    static Present of(ProjectLoop project) {
        Optional<CycleResult> cycle = project.lastCycle();
        return new Present(project, new Scene(project.snapshot(), cycle), cycle);
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
    public RulesGlance rules() {
        return RulesGlance.of(project);
    }

    @Override
    public List<String> troubles() {
        return Troubles.of(project.health(), scene);
    }

    @Override
    public List<Budget> budgets() {
        return Budgets.of(scene, project.budgets());
    }

    @Override
    public List<BranchView> branches() {
        return new BranchViews(scene, project.branches()).all();
    }

    @Override
    public ConflictsResource.Looked looked() {
        return ConflictsResource.looked(project);
    }

    @Override
    public List<PastDecision> decisions(String kind, int most) {
        return project.ledger()
                .history(project.name())
                .decisions(DecisionFilter.of(kind), 0, most)
                .items();
    }
}
