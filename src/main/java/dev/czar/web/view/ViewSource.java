package dev.czar.web.view;

import dev.czar.decision.Decision;
import dev.czar.ledger.history.PastDecision;
import dev.czar.loop.LoopHealth.QuotaStatus;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivation;
import dev.czar.rule.CycleResult;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.web.request.FactIndex;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What there is to be painted of a project, as it is or as it was. */
public sealed interface ViewSource permits LiveViewSource, PastViewSource {

    ProjectLoop project();

    FactIndex facts();

    Optional<CycleResult> cycle();

    /** What the cycle wants and does not begin; without what was begun before, which it cannot forbid any more. */
    List<Decision> heldBack();

    /** When what is known was last decided with. */
    Instant lastCycle();

    RuleStatusView rules();

    List<String> problems();

    List<QuotaStatus> budgets();

    List<BranchView> branches();

    LastConflictCheck lastConflictCheck();

    /** The latest so many decisions of a kind, "" for any, newest first. */
    List<PastDecision> decisions(String kind, int most);

    /** When the branches were last tried; empty when they never were. */
    public record LastConflictCheck(Optional<Instant> at) {

        public static LastConflictCheck of(ProjectLoop project) {
            return new LastConflictCheck(project.health().lastConflictCheck());
        }
    }

    /**
     * The rules at a glance: the revision in force, the one on disk that was judged last, why they differ, the one in the shadow
     * ("" for none), and the rules left out of the last cycle.
     */
    public record RuleStatusView(
            String revision, String saved, String problem, String shadow, List<QuarantinedRule> quarantined) {

        static RuleStatusView of(ProjectLoop loop) {
            RuleActivation activation = loop.ruleActivation();
            return new RuleStatusView(
                    activation.book().revision(),
                    activation.evaluatedRevision(),
                    activation.problem(),
                    activation.shadowRevision().orElse(""),
                    loop.lastCycle().map(cycle -> cycle.quarantined()).orElse(List.of()));
        }

        /** Of the revision a past cycle was run with; what was on disk then is not known. */
        static RuleStatusView past(CycleResult cycle) {
            return new RuleStatusView(cycle.revision(), cycle.revision(), "", "", cycle.quarantined());
        }
    }
}
