package dev.czar.fact;

/** A human's word. */
public sealed interface Order extends Fact permits Hold, Pause, EmergencyStop, Approval, Veto {}
