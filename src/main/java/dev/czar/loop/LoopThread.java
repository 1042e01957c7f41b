package dev.czar.loop;

import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Order;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.Ledger;
import dev.czar.loop.CycleRunner.LatestCycle;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.rules.RuleActivation;
import dev.czar.rule.CycleResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The one writer of a project: a thread that takes one turn after the other with what woke it. */
final class LoopThread {

    private static final Logger LOG = Logger.getLogger(LoopThread.class);
    private static final long TICK_MILLISECONDS = 1_000;
    private static final long FIRST_READINGS_SECONDS = 5;

    private final String name;
    private final Clock clock;
    private final CycleRunner cycles;
    private final EventQueue events = new EventQueue();
    private final Thread thread;
    private volatile String problem = "";
    private volatile boolean running = true;
    private Future<?> firstReadings;

    LoopThread(String name, RuleActivation rules, Ledger ledger, ChannelSender wires, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.cycles = new CycleRunner(name, rules, ledger, wires, clock);
        this.thread = new Thread(this::run, "czar-loop-" + name);
    }

    /** Takes up what a crash left open, then begins to turn when every sensor has {@code looked}. */
    void start(Future<?> looked) {
        cycles.resumeOpenActions();
        firstReadings = looked;
        thread.start();
    }

    /** Lets the turn under way end; what waits is read again from the world at the next start. */
    void stop() {
        running = false;
        thread.interrupt();
    }

    /** Waits until the turn under way has ended, though not for ever. */
    void join() throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(FIRST_READINGS_SECONDS));
    }

    String name() {
        return name;
    }

    /** What is known at this moment, as of the loop's last turn. */
    Snapshot snapshot() {
        return cycles.snapshot();
    }

    Optional<CycleResult> lastCycle() {
        return cycles.latest().map(LatestCycle::result);
    }

    /** The observations a start finds on the board. */
    List<Observation> storedObservations() {
        return cycles.storedObservations();
    }

    /** States a human's word; completes when it is durable and the loop has decided with it. */
    CompletableFuture<Void> placeOrder(Order order) {
        String author = order.key();
        return enqueueOrder(List.of(Observation.of((Fact) order, "order", clock.instant())), author);
    }

    /** Takes a human's word back. */
    CompletableFuture<Void> withdrawOrder(Class<? extends Order> type, String subject) {
        String key = Fact.key(type, subject);
        return enqueueOrder(List.of(Observation.gone(key, "order", clock.instant())), key);
    }

    private CompletableFuture<Void> enqueueOrder(List<Observation> observations, String what) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        LOG.infof("order: %s", what);
        events.put(new LoopEvent.Observed(observations, () -> done.complete(null)));
        return done;
    }

    void observed(List<Observation> observations, Runnable remembered) {
        events.put(new LoopEvent.Observed(observations, remembered));
    }

    /** Decides once more, because the rules have changed. */
    void decideAgain() {
        events.put(new LoopEvent.Observed(List.of(), () -> {}));
    }

    void actionEnded(Outcome outcome, Runnable settled) {
        events.put(new LoopEvent.ActionEnded(outcome, settled));
    }

    /** Whether a decision still stands, unvetoed, in the newest cycle. */
    boolean stillDecided(String decision) {
        return cycles.latest().filter(view -> view.decides(decision)).isPresent();
    }

    boolean alive() {
        return thread.isAlive();
    }

    Instant lastCycleAt() {
        return cycles.latest().map(LatestCycle::at).orElse(Instant.EPOCH);
    }

    Duration lastDuration() {
        return cycles.latest().map(LatestCycle::duration).orElse(Duration.ZERO);
    }

    String problem() {
        return problem;
    }

    /** The one catch-all of the loop: whatever goes wrong is said in health, and the next turn tries again. */
    private void run() {
        awaitFirstReadings();
        List<LoopEvent> undone = new ArrayList<>();
        while (running) {
            try {
                undone.addAll(events.take(cycles.millisecondsUntilDue(TICK_MILLISECONDS)));
                cycles.handle(undone);
                undone.clear();
                problem = "";
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception | LinkageError | VirtualMachineError failure) {
                problem = failure.getMessage() == null ? failure.toString() : failure.getMessage();
                LOG.errorf(failure, "cycle failed: project=%s", name);
            }
        }
    }

    /** What was known before a stop is old: it is decided with only beside what is seen now. */
    private void awaitFirstReadings() {
        try {
            firstReadings.get(FIRST_READINGS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.warnf("first readings incomplete, deciding without them: project=%s", name);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
