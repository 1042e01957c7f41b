package dev.czar.fact;

import java.time.Duration;

/** A human keeps this task from this worker; {@code decision}: the claim that was undone so. */
public record Withholding(
        String decision,
        String task,
        String worker,
        String author,
        String reason,
        Duration age,
        @Absent("\"PT0S\"") Duration lasts)
        implements Order {
    @Override
    public String subject() {
        return task + "/" + worker;
    }

    @Override
    public Withholding aged(Duration elapsed) {
        return new Withholding(decision, task, worker, author, reason, age.plus(elapsed), lasts);
    }
}
