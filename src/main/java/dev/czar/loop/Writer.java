package dev.czar.loop;

import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Order;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.Ledger;
import dev.czar.loop.rules.RuleDesk;
import dev.czar.loop.wire.Wires;
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
final class Writer {

    private static final Logger LOG = Logger.getLogger(Writer.class);
    private static final long TICK_MILLISECONDS = 1_000;
    private static final long PATIENCE_SECONDS = 5;

    private final String name;
    private final Clock clock;
    private final Turns turns;
    private final Inbox inbox = new Inbox();
    private final Thread thread;
    private volatile String trouble = "";
    private volatile boolean running = true;
    private Future<?> firstLooks;

    Writer(String name, RuleDesk rules, Ledger ledger, Wires wires, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.turns = new Turns(name, rules, ledger, wires, clock);
        this.thread = new Thread(this::run, "czar-loop-" + name);
    }

    /** Takes up what a crash left open, then begins to turn when every sensor has {@code looked}. */
    void start(Future<?> looked) {
        turns.resume();
        firstLooks = looked;
        thread.start();
    }

    /** Lets the turn under way end; what waits is read again from the world at the next start. */
    void stop() {
        running = false;
        thread.interrupt();
    }

    String name() {
        return name;
    }

    /** What is known at this moment, as of the loop's last turn. */
    Snapshot snapshot() {
        return turns.snapshot();
    }

    Optional<CycleResult> lastCycle() {
        return turns.view().map(View::result);
    }

    /** The observations a start finds on the board. */
    List<Observation> recall() {
        return turns.recall();
    }

    /** States a human's word; completes when it is durable and the loop has decided with it. */
    CompletableFuture<Void> state(Order order) {
        String author = order.key();
        return tell(List.of(Observation.of((Fact) order, "order", clock.instant())), author);
    }

    /** Takes a human's word back. */
    CompletableFuture<Void> withdraw(Class<? extends Order> type, String subject) {
        String key = Fact.key(type, subject);
        return tell(List.of(Observation.gone(key, "order", clock.instant())), key);
    }

    private CompletableFuture<Void> tell(List<Observation> observations, String what) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        LOG.infof("order: %s", what);
        inbox.put(new Wake.Seen(observations, () -> done.complete(null)));
        return done;
    }

    void seen(List<Observation> observations, Runnable remembered) {
        inbox.put(new Wake.Seen(observations, remembered));
    }

    /** Decides once more, because the rules have changed. */
    void reconsider() {
        inbox.put(new Wake.Seen(List.of(), () -> {}));
    }

    void ended(Outcome outcome, Runnable settled) {
        inbox.put(new Wake.Ended(outcome, settled));
    }

    /** Whether a decision still stands, unvetoed, in the newest cycle. */
    boolean stands(String decision) {
        return turns.view().filter(view -> view.stands(decision)).isPresent();
    }

    boolean alive() {
        return thread.isAlive();
    }

    Instant lastTurn() {
        return turns.view().map(View::at).orElse(Instant.EPOCH);
    }

    Duration lastDuration() {
        return turns.view().map(View::took).orElse(Duration.ZERO);
    }

    String trouble() {
        return trouble;
    }

    /** The one catch-all of the loop: whatever goes wrong is said in health, and the next turn tries again. */
    private void run() {
        letSensorsLook();
        List<Wake> undone = new ArrayList<>();
        while (running) {
            try {
                undone.addAll(inbox.take(turns.patience(TICK_MILLISECONDS)));
                turns.take(undone);
                undone.clear();
                trouble = "";
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception | LinkageError | VirtualMachineError failure) {
                trouble = failure.getMessage() == null ? failure.toString() : failure.getMessage();
                LOG.errorf(failure, "turn failed: project=%s", name);
            }
        }
    }

    /** What was known before a stop is old: it is decided with only beside what is seen now. */
    private void letSensorsLook() {
        try {
            firstLooks.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.warnf("decides although not every sensor has looked: project=%s", name);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
