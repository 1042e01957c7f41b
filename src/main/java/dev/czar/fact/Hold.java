package dev.czar.fact;

import java.time.Duration;

/** Leave this worker alone; {@code takenOver}: a human works in its session. */
public record Hold(
        String worker,
        String author,
        String reason,
        Duration age,
        @Absent("\"PT0S\"") Duration lasts,
        @Absent("false") boolean takenOver)
        implements Order {
    /** Until it is withdrawn. */
    public Hold(String worker, String author, String reason, Duration age) {
        this(worker, author, reason, age, Duration.ZERO, false);
    }

    @Override
    public String subject() {
        return worker;
    }

    @Override
    public Hold aged(Duration elapsed) {
        return new Hold(worker, author, reason, age.plus(elapsed), lasts, takenOver);
    }
}
