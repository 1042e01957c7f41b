package dev.czar.web;

import dev.czar.decision.Decision;
import dev.czar.ledger.PastDecision;
import dev.czar.loop.Budget;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.CycleResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What there is to be painted of a project, as it is or as it was. */
sealed interface Sight permits Present, Past {

    ProjectLoop project();

    Scene scene();

    Optional<CycleResult> cycle();

    /** What the cycle wants and does not begin; without what was begun before, which it cannot forbid any more. */
    List<Decision> heldBack();

    /** When what is known was last decided with. */
    Instant lastCycle();

    RulesGlance rules();

    List<String> troubles();

    List<Budget> budgets();

    List<BranchView> branches();

    ConflictsResource.Looked looked();

    /** The latest so many decisions of a kind, "" for any, newest first. */
    List<PastDecision> decisions(String kind, int most);
}
