package dev.czar.web.order;

import java.util.Locale;
import java.util.Set;

/** What a human may order. */
public enum OrderKind {
    PAUSE,
    RESUME,
    HOLD,
    RELEASE,
    TAKE_OVER,
    RESTART,
    ANSWER,
    TELL,
    NUDGE,
    ESTOP,
    CLEAR_ESTOP,
    APPROVE,
    VETO,
    FORCE,
    UNDO,
    ALLOW,
    DENY;

    private static final Set<OrderKind> ENDING = Set.of(RESUME, RELEASE, CLEAR_ESTOP);
    private static final Set<OrderKind> ABOUT_WORKER = Set.of(HOLD, RELEASE, TAKE_OVER, RESTART, ANSWER, TELL, NUDGE);
    private static final Set<OrderKind> ABOUT_DECISION = Set.of(APPROVE, VETO, FORCE, UNDO);

    /** About a question for a permission. */
    boolean aboutPermission() {
        return this == ALLOW || this == DENY;
    }

    boolean aboutWorker() {
        return ABOUT_WORKER.contains(this);
    }

    boolean aboutDecision() {
        return ABOUT_DECISION.contains(this);
    }

    boolean ends() {
        return ENDING.contains(this);
    }

    /** As people write it. */
    public String commandName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
