package dev.czar.actuator.integration;

/** An omnibus cannot be built now, through no fault of a member. */
final class Unbuildable extends Exception {
    private static final long serialVersionUID = 1L;

    Unbuildable(String reason) {
        super(reason);
    }
}
