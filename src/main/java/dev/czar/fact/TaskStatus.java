package dev.czar.fact;

/** The status a person gave the task in the queue file. */
public enum TaskStatus {
    PENDING,
    IN_PROGRESS,
    DONE,
    HELD
}
