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
    /**
     * What is known of one worker; what never happened is dated to the beginning. {@code output} is the last words it wrote,
     * {@code screen} the last change of any kind.
     */
    public record LastActivity(Instant output, Instant commit, Instant report, int commits, Instant screen) {

        /** The same, its output and screen dated in steps, so that a talkative agent is not news each time. */
        LastActivity stepped() {
            return new LastActivity(
                    step(output, OUTPUT_STEP_SECONDS), commit, report, commits, step(screen, SCREEN_STEP_SECONDS));
        }

        Instant progress() {
            return later(commit, report);
        }

        private static Instant step(Instant at, long seconds) {
            long second = at.getEpochSecond();
            return Instant.ofEpochSecond(second - Math.floorMod(second, seconds));
        }
    }

    /** Whose move it was by a hook's word. */
    public record TurnReport(Turn turn, Instant at) {}

    private static final int OUTPUT_STEP_SECONDS = 5;
    private static final int SCREEN_STEP_SECONDS = 30;
    private static final int PROBED_SECONDS = 60;

    private final Instant beginning;
    private final Runnable onChange;
    private final Map<String, LastActivity> signs = new ConcurrentHashMap<>();
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    private final Map<String, TurnReport> turns = new ConcurrentHashMap<>();
    private final Map<String, TurnReport> hooks = new ConcurrentHashMap<>();

    /** {@code onChange} runs whenever a worker's latest activity is another, output in steps of five seconds, or a hook tells whose turn it is. */
    public ActivityTracker(Clock clock, Runnable onChange) {
        this.beginning = clock.instant();
        this.onChange = onChange;
    }

    /** The worker's last known commits and report, from before Czar was restarted. */
    void restore(String worker, LastActivity known) {
        signs.put(worker, known);
    }

    /** The agent wrote new words. */
    public void output(String worker, Instant at) {
        update(
                worker,
                old -> new LastActivity(
                        later(old.output(), at), old.commit(), old.report(), old.commits(), later(old.screen(), at)));
    }

    /** Something on the screen changed, words or not. */
    public void screen(String worker, Instant at) {
        written.put(worker, at);
        update(
                worker,
                old -> new LastActivity(
                        old.output(), old.commit(), old.report(), old.commits(), later(old.screen(), at)));
    }

    /** The screen cannot be read, so whether something changes is not known. */
    void screenLost(String worker) {
        written.remove(worker);
    }

    /** When the screen last changed, also before Czar was started; empty when it is not read. */
    public Optional<Instant> lastWritten(String worker) {
        return Optional.ofNullable(written.get(worker));
    }

    /** The worker's branch has so many commits of its own, the last made at this time. */
    public void commits(String worker, int count, Instant last) {
        update(worker, old -> {
            Instant commit = old.commit().equals(beginning) ? last : later(old.commit(), last);
            return new LastActivity(old.output(), commit, old.report(), count, old.screen());
        });
    }

    public void report(String worker, Instant at) {
        update(
                worker,
                old -> new LastActivity(
                        old.output(), old.commit(), later(old.report(), at), old.commits(), old.screen()));
    }

    private void update(String worker, UnaryOperator<LastActivity> next) {
        AtomicReference<LastActivity> before = new AtomicReference<>(none());
        LastActivity after = signs.compute(worker, (name, known) -> {
            before.set(known == null ? none() : known);
            return next.apply(before.get());
        });
        if (!after.stepped().equals(before.get().stepped())) {
            onChange.run();
        }
    }

    private LastActivity none() {
        return new LastActivity(beginning, beginning, beginning, 0, beginning);
    }

    public void turn(String worker, Turn turn, Instant at) {
        turns.merge(worker, new TurnReport(turn, at), (old, added) -> at.isBefore(old.at()) ? old : added);
        onChange.run();
    }

    public LastActivity of(String worker) {
        return signs.getOrDefault(worker, none());
    }

    /** The program's own hook says whose move it is; unknown when it does not say. */
    void hooked(String worker, Turn turn, Instant at) {
        hooks.put(worker, new TurnReport(turn, at));
    }

    /** Whether the program's hooks say so lately that the move is another's than this. */
    boolean hooksContradict(String worker, Turn turn, Instant now) {
        TurnReport hook = hooks.get(worker);
        return hook != null
                && hook.turn() != Turn.UNKNOWN
                && hook.turn() != turn
                && now.isBefore(hook.at().plusSeconds(PROBED_SECONDS));
    }

    Instant beginning() {
        return beginning;
    }

    Optional<TurnReport> turn(String worker) {
        return Optional.ofNullable(turns.get(worker));
    }

    private static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }
}
