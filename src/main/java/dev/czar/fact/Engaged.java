package dev.czar.fact;

import java.time.Duration;

/** The next move on the task is the worker's; {@code episode} lasts until a commit or report, {@code patience} is the silence after which it is stuck. */
public record Engaged(String worker, String task, String episode, Duration patience) implements Derived {
    @Override
    public String subject() {
        return worker + "/" + task;
    }
}
