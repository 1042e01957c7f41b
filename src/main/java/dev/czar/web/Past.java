package dev.czar.web;

import dev.czar.decision.Decision;
import dev.czar.fact.ConflictMatrix;
import dev.czar.ledger.DecisionFilter;
import dev.czar.ledger.History;
import dev.czar.ledger.PastDecision;
import dev.czar.ledger.RecordedCycle;
import dev.czar.loop.Budget;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.CycleResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A project as it was at a recorded cycle; what was not recorded, such as requests left at the forge, is left out. */
record Past(ProjectLoop project, RecordedCycle recorded, CycleResult result, Scene scene) implements Sight {

    static Past of(ProjectLoop project, RecordedCycle recorded, CycleResult result) {
        return new Past(project, recorded, result, new Scene(recorded.snapshot(), Optional.of(result)));
    }

    @Override
    public Optional<CycleResult> cycle() {
        return Optional.of(result);
    }

    @Override
    public List<Decision> heldBack() {
        History history = project.ledger().history(project.name());
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
    public RulesGlance rules() {
        return RulesGlance.past(result);
    }

    @Override
    public List<String> troubles() {
        return Troubles.of(result.quarantined(), scene);
    }

    @Override
    public List<Budget> budgets() {
        return Budgets.of(scene, List.of());
    }

    @Override
    public List<BranchView> branches() {
        return BranchViews.past(scene, project.branches()).all();
    }

    @Override
    public ConflictsResource.Looked looked() {
        return new ConflictsResource.Looked(recorded.snapshot().facts().stream()
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
