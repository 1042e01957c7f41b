package dev.czar.fact;

/** Checked, reviewed and approved at this head. */
public record Accepted(String task, String worker, String branch, String head) implements Derived {
    @Override
    public String subject() {
        return task;
    }
}
