package dev.czar.web;

/** How far a task has come, as far as the facts tell. */
public enum TaskStage {
    HELD,
    WAITING,
    PENDING,
    READY,
    CLAIMED,
    DELIVERED,
    COMPLETION_CLAIMED,
    CHECKED,
    IN_REVIEW,
    RETURNED,
    ACCEPTED,
    INTEGRATED,
    DONE
}
