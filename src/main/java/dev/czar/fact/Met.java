package dev.czar.fact;

/** A task that others need not wait for any more: integrated, or done by a person's word. */
public record Met(String task) implements Derived {
    @Override
    public String subject() {
        return task;
    }
}
