package dev.czar.fact;

/** How far a message has come, as far as there is evidence; failed means surely not submitted, uncertain means never paste again. */
public enum DeliveryStep {
    SUBMITTED,
    PICKED_UP,
    ACKNOWLEDGED,
    FAILED,
    UNCERTAIN
}
