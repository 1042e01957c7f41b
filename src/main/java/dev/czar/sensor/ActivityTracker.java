package dev.czar.sensor;

import dev.czar.fact.WorkerState.Turn;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last signs of life of each worker, brought together by the sensors that see them. Thread-safe. */
public final class ActivityTracker {
    /** What is known of one worker; what never happened is dated to the beginning. */
    public record LastActivity(Instant output, Instant commit, Instant report, int commits) {}

    /** Whose move it was by a hook's word. */
    public record TurnReport(Turn turn, Instant at) {}

    private final Instant beginning;
    private final Map<String, LastActivity> signs = new ConcurrentHashMap<>();
    private final Map<String, TurnReport> turns = new ConcurrentHashMap<>();

    public ActivityTracker(Clock clock) {
        this.beginning = clock.instant();
    }

    public void output(String worker, Instant at) {
        signs.merge(
                worker,
                new LastActivity(at, beginning, beginning, 0),
                (old, added) -> new LastActivity(later(old.output(), at), old.commit(), old.report(), old.commits()));
    }

    /** The worker's branch has so many commits of its own, the last made at this time. */
    public void commits(String worker, int count, Instant last) {
        signs.merge(
                worker,
                new LastActivity(beginning, last, beginning, count),
                (old, added) -> new LastActivity(old.output(), later(old.commit(), last), old.report(), count));
    }

    public void report(String worker, Instant at) {
        signs.merge(
                worker,
                new LastActivity(beginning, beginning, at, 0),
                (old, added) -> new LastActivity(old.output(), old.commit(), later(old.report(), at), old.commits()));
    }

    public void turn(String worker, Turn turn, Instant at) {
        turns.merge(worker, new TurnReport(turn, at), (old, added) -> at.isBefore(old.at()) ? old : added);
    }

    public LastActivity of(String worker) {
        return signs.getOrDefault(worker, new LastActivity(beginning, beginning, beginning, 0));
    }

    Optional<TurnReport> turn(String worker) {
        return Optional.ofNullable(turns.get(worker));
    }

    private static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }
}
