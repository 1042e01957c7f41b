package dev.czar.actuator;

import dev.czar.decision.Action;
import dev.czar.decision.Outcome;

/** Carries out one kind of action. A throw counts as a failed outcome. */
public interface Actuator<A extends Action> {

    Class<A> actionType();

    Outcome act(A action) throws Exception;

    /** After a crash between intent and outcome: look at the world first, then finish or report, never repeat. */
    default Outcome resume(A action) throws Exception {
        return act(action);
    }
}
