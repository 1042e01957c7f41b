package dev.czar.actuator.delivery;

import dev.czar.fact.DeliveryStep;

/** How far a message came and by what evidence; {@code deferred} is a failure that only says: not now. */
public record Receipt(DeliveryStep step, String evidence, boolean deferred) {
    static Receipt of(DeliveryStep step, String evidence) {
        return new Receipt(step, evidence, false);
    }

    static Receipt deferred(String refusal) {
        return new Receipt(DeliveryStep.FAILED, refusal, true);
    }

    /** Something may have reached the worker. */
    public boolean written() {
        return step != DeliveryStep.FAILED;
    }
}
