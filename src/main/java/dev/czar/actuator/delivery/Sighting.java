package dev.czar.actuator.delivery;

/** The evidence one look gives about a message that was written. */
enum Sighting {
    NOTHING,
    SESSION_GONE,
    DIALOG_OPEN,
    IN_COMPOSER,
    SUBMITTED,
    PICKED_UP,
    ACKNOWLEDGED
}
