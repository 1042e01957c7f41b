package dev.czar.rule;

import dev.czar.fact.Snapshot;
import java.time.Duration;
import java.time.Instant;

/**
 * When a cycle is due although nothing has happened: a second after one that something woke, and from then on when time alone
 * will have changed what is decided, and every thirty seconds in case that was missed.
 */
public final class CycleSchedule {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofSeconds(30);

    private static final Duration HORIZON = Duration.ofMinutes(5);

    private Instant due = Instant.MIN;
    private Instant foreseen = Instant.MIN;

    /** Something has happened, so what it leads to may follow within moments. */
    public void woken(Instant now) {
        due = now.plus(SOON);
        foreseen = Instant.MIN;
    }

    /** Nothing has happened, and this was decided. */
    public void quiet(Snapshot snapshot, CycleResult result, RuleBook book) {
        Instant sweep = snapshot.now().plus(SWEEP);
        if (foreseen.isBefore(sweep)) {
            foreseen = snapshot.now().plus(NextChange.within(HORIZON, snapshot, result, book));
        }
        due = sweep.isBefore(foreseen) ? sweep : foreseen;
    }

    public boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    public long millisecondsUntilDue(Instant now) {
        return isDue(now) ? 0 : Math.max(1, Duration.between(now, due).toMillis());
    }
}
