package dev.czar.fact;

/** The next move on the task is the worker's; {@code episode} lasts until a commit or report answers a nudge. */
public record Engaged(String worker, String task, String episode) implements Derived {
    @Override
    public String subject() {
        return worker + "/" + task;
    }
}
