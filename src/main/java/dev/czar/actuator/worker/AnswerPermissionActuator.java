package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.SessionAction.AnswerPermission;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Order.PermissionAnswer;
import dev.czar.project.report.OpenPermissions;
import dev.czar.project.report.OpenPermissions.PermissionReply;
import java.time.Clock;

/** Answers a program's question for a permission through the hook that waits, never by keys. */
public final class AnswerPermissionActuator implements Actuator<AnswerPermission> {
    private final OpenPermissions permissions;
    private final Clock clock;

    public AnswerPermissionActuator(OpenPermissions permissions, Clock clock) {
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public Class<AnswerPermission> actionType() {
        return AnswerPermission.class;
    }

    @Override
    public Outcome act(AnswerPermission action) {
        PermissionReply reply = new PermissionReply(action.verdict(), action.reason());
        boolean waited = permissions.answer(action.worker(), action.request(), reply);
        Outcome outcome = waited
                ? Outcome.done(action, clock.instant(), action.reason())
                : Outcome.lapsed(action, clock.instant(), "the program does not wait for an answer any more");
        String order = Fact.key(PermissionAnswer.class, action.target());
        return outcome.and(Observation.gone(order, action.key(), outcome.at()));
    }
}
