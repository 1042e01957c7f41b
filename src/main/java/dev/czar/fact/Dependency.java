package dev.czar.fact;

/** A task that waits for another one. */
public record Dependency(String task, String requirement) implements Sensed {
    @Override
    public String subject() {
        return task + "/" + requirement;
    }
}
