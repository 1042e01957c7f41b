package dev.czar.web;

/** What a human may order. */
public enum OrderKind {
    PAUSE,
    RESUME,
    HOLD,
    RELEASE,
    ESTOP,
    CLEAR_ESTOP,
    APPROVE,
    VETO;

    boolean aboutWorker() {
        return this == HOLD || this == RELEASE;
    }

    boolean aboutDecision() {
        return this == APPROVE || this == VETO;
    }
}
