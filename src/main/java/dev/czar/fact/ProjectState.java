package dev.czar.fact;

/** Whether there is still work to supervise. */
public enum ProjectState {
    RUNNING,
    FINISHED
}
