package dev.czar.rule.check.consistency;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.AssignmentAction.PrepareTask;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Message.ReturnWork;
import dev.czar.decision.Message.Tell;
import dev.czar.decision.Message.TellOwn;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.decision.SessionAction.StartWorker;
import dev.czar.fact.Memory.Alerted;
import dev.czar.fact.Memory.Notified;
import dev.czar.fact.Memory.Nudged;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Memory.ToldOwn;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.Reservation;
import dev.czar.rule.check.consistency.RuleConditions.PlacedCondition;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import java.util.Map;
import java.util.Optional;

/** An action that is done only where it was done already, for what follows from it is a condition and not its absence. */
final class DoneBeforeCheck {

    private static final Map<Class<?>, Class<?>> FOLLOWS = Map.ofEntries(
            Map.entry(AlertHuman.class, Alerted.class),
            Map.entry(ClaimTask.class, Claim.class),
            Map.entry(InjectTask.class, Delivery.class),
            Map.entry(Nudge.class, Nudged.class),
            Map.entry(PrepareTask.class, Reservation.class),
            Map.entry(RestartWorker.class, Restarted.class),
            Map.entry(ReturnWork.class, ReturnedWork.class),
            Map.entry(StartWorker.class, Started.class),
            Map.entry(Tell.class, Notified.class),
            Map.entry(TellOwn.class, ToldOwn.class));

    private DoneBeforeCheck() {}

    static Optional<CheckDiagnostic> check(RuleConditions rule) {
        Optional<Class<?>> done = rule.rule().concluded().map(FOLLOWS::get);
        Map<String, String> given = rule.given();
        return rule.needed().stream()
                .filter(placed -> done.filter(placed.condition().type()::equals).isPresent())
                .filter(placed -> isAboutTheSame(placed, given))
                .findFirst()
                .map(placed -> rule.rule()
                        .diagnostic(
                                DiagnosticCode.DONE_BEFORE,
                                placed.pattern().span(),
                                "it is done only where it was done before: %s follows from %s"
                                        .formatted(
                                                placed.condition().type().getSimpleName(),
                                                rule.rule()
                                                        .concluded()
                                                        .orElseThrow()
                                                        .getSimpleName()),
                                "write not before it, or say how long ago it was"));
    }

    /** Whether nothing is asked of what was done but that it is what is to be done. */
    private static boolean isAboutTheSame(PlacedCondition placed, Map<String, String> given) {
        return placed.whole()
                && !placed.condition().fields().isEmpty()
                && placed.condition().fields().entrySet().stream()
                        .allMatch(field -> field.getValue().equals(given.get(field.getKey())));
    }
}
