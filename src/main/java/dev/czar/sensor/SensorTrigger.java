package dev.czar.sensor;

/** What may have changed, so that the sensors that look at it read again. */
public enum SensorTrigger {
    REFS,
    QUEUE_FILES,
    SPOOL,
    ACKNOWLEDGEMENT,
    ACTION_ENDED,
    ACTIVITY,
    SESSION_CHANGED,
    FORGE,
    ORIGIN,
    HOOK
}
