package dev.czar.sensor;

import dev.czar.fact.WorkerState.Turn;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The last signs of life of each worker, brought together by the sensors that see them. Thread-safe. */
public final class ActivityTracker {
    /** What is known of one worker; what never happened is dated to the beginning. */
    public record LastActivity(Instant output, Instant commit, Instant report, int commits) {

        /** The same, its output dated in steps, so that a talkative agent is not news each time. */
        LastActivity stepped() {
            long second = output.getEpochSecond();
            Instant step = Instant.ofEpochSecond(second - Math.floorMod(second, OUTPUT_STEP_SECONDS));
            return new LastActivity(step, commit, report, commits);
        }
    }

    /** Whose move it was by a hook's word. */
    public record TurnReport(Turn turn, Instant at) {}

    private static final int OUTPUT_STEP_SECONDS = 5;

    private final Instant beginning;
    private final Runnable onChange;
    private final Map<String, LastActivity> signs = new ConcurrentHashMap<>();
    private final Map<String, TurnReport> turns = new ConcurrentHashMap<>();

    /** {@code onChange} runs whenever a worker's latest activity is another; output counts in steps of five seconds. */
    public ActivityTracker(Clock clock, Runnable onChange) {
        this.beginning = clock.instant();
        this.onChange = onChange;
    }

    public void output(String worker, Instant at) {
        update(
                worker,
                new LastActivity(at, beginning, beginning, 0),
                old -> new LastActivity(later(old.output(), at), old.commit(), old.report(), old.commits()));
    }

    /** The worker's branch has so many commits of its own, the last made at this time. */
    public void commits(String worker, int count, Instant last) {
        update(
                worker,
                new LastActivity(beginning, last, beginning, count),
                old -> new LastActivity(old.output(), later(old.commit(), last), old.report(), count));
    }

    public void report(String worker, Instant at) {
        update(
                worker,
                new LastActivity(beginning, beginning, at, 0),
                old -> new LastActivity(old.output(), old.commit(), later(old.report(), at), old.commits()));
    }

    private void update(String worker, LastActivity first, UnaryOperator<LastActivity> next) {
        AtomicReference<LastActivity> before = new AtomicReference<>(none());
        LastActivity after = signs.compute(worker, (name, known) -> {
            if (known == null) {
                return first;
            }
            before.set(known);
            return next.apply(known);
        });
        if (!after.stepped().equals(before.get().stepped())) {
            onChange.run();
        }
    }

    private LastActivity none() {
        return new LastActivity(beginning, beginning, beginning, 0);
    }

    public void turn(String worker, Turn turn, Instant at) {
        turns.merge(worker, new TurnReport(turn, at), (old, added) -> at.isBefore(old.at()) ? old : added);
    }

    public LastActivity of(String worker) {
        return signs.getOrDefault(worker, none());
    }

    Optional<TurnReport> turn(String worker) {
        return Optional.ofNullable(turns.get(worker));
    }

    private static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }
}
