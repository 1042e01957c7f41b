package dev.czar.rule;

import dev.czar.fact.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * When a cycle is due although nothing has happened: a second after one that something woke, and from then on when time alone
 * will have changed what is decided, and every thirty seconds in case that was missed.
 */
public final class CycleSchedule {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofSeconds(30);

    private static final Duration HORIZON = Duration.ofMinutes(5);
    private static final Duration SHORTEST_STEP = Duration.ofMinutes(2);
    private static final Duration LONGEST_STEP = Duration.ofHours(1);

    private final Duration sweep;
    private final Supplier<Duration> horizon;
    private final boolean stepped;
    private Instant due = Instant.MIN;
    private Instant foreseen = Instant.MIN;

    public CycleSchedule() {
        this(SWEEP, () -> HORIZON, false);
    }

    private CycleSchedule(Duration sweep, Supplier<Duration> horizon, boolean stepped) {
        this.sweep = sweep;
        this.horizon = horizon;
        this.stepped = stepped;
    }

    /** Where it is known how long nothing will happen: what time alone changes is looked for up to then, right after each cycle. */
    public static CycleSchedule stepped(Supplier<Duration> untilNextEvent) {
        return new CycleSchedule(LONGEST_STEP, untilNextEvent, true);
    }

    /** Whether {@link #quiet} is said after each cycle, so that none is needed a moment later. */
    public boolean foreseesAtOnce() {
        return stepped;
    }

    /** Something has happened, so what it leads to may follow within moments. */
    public void woken(Instant now) {
        due = now.plus(SOON);
        foreseen = Instant.MIN;
    }

    /** It is decided again, though nothing has happened that rules look at: what was foreseen stands. */
    public void decidedAgain(Instant now) {
        if (foreseen.isAfter(now)) {
            due = earlier(now.plus(sweep), foreseen);
        } else if (isDue(now)) {
            begun(now);
        }
    }

    /** What was begun could not be ended in one pass, and goes on with the next. */
    public void unfinished(Instant now) {
        due = now;
        foreseen = Instant.MIN;
    }

    /** A cycle that was due begins; should it fail, the next is due soon. */
    public void begun(Instant now) {
        due = now.plus(SOON);
    }

    /** Nothing has happened, and this was decided. */
    public void quiet(Snapshot snapshot, CycleResult result, RuleBook book) {
        Instant next = snapshot.now().plus(sweep);
        if (stepped) {
            foreseen = snapshot.now().plus(stepUntilChange(snapshot, result, book));
        } else if (foreseen.isBefore(next)) {
            foreseen = snapshot.now().plus(NextChange.within(horizon.get(), snapshot, result, book));
        }
        due = earlier(next, foreseen);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** A time so short that no step is worth while is passed over. */
    private Duration stepUntilChange(Snapshot snapshot, CycleResult result, RuleBook book) {
        Duration free = horizon.get();
        return free.compareTo(SHORTEST_STEP) < 0
                ? SHORTEST_STEP
                : NextChange.inOneStride(
                        free.compareTo(LONGEST_STEP) < 0 ? free : LONGEST_STEP, snapshot, result, book);
    }

    public boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    public long millisecondsUntilDue(Instant now) {
        return isDue(now) ? 0 : Math.max(1, Duration.between(now, due).toMillis());
    }
}
