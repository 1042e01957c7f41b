package dev.czar.fact;

/** A ready task laid aside for nobody; the smallest rank is the most urgent. */
public record Offered(String task, String assignee, String skill, String rank) implements Derived {
    @Override
    public String subject() {
        return task;
    }
}
