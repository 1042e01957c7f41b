package dev.czar.loop;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Outcome;
import dev.czar.decision.OutcomeStatus;
import dev.czar.fact.ActionFailed;
import dev.czar.fact.Board;
import dev.czar.fact.Fact;
import dev.czar.fact.InFlight;
import dev.czar.fact.Observation;
import dev.czar.fact.Order;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.CycleRecord;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.Recorded;
import dev.czar.loop.rules.RuleDesk;
import dev.czar.loop.wire.Change;
import dev.czar.loop.wire.Errand;
import dev.czar.loop.wire.Wires;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.Quarantine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The one writer of a project: takes what woke it, remembers it, decides, records, and sends actions on their way. */
final class Writer {

    private static final Logger LOG = Logger.getLogger(Writer.class);
    private static final long TICK_MILLISECONDS = 1_000;
    private static final long PATIENCE_SECONDS = 5;

    /** What the outside may read at any time; replaced whole after each turn. */
    private record View(Instant at, Snapshot snapshot, CycleResult result, Duration took, Set<String> standing) {}

    private final String name;
    private final Ledger ledger;
    private final Wires wires;
    private final Clock clock;
    private final Inbox inbox = new Inbox();
    private final Board board = new Board();
    private final Claims claims;
    private final RuleDesk rules;
    private final Thread thread;
    private final Snapshot recalled;
    private volatile View view;
    private volatile String trouble = "";
    private volatile boolean running = true;
    private Future<?> firstLooks;

    Writer(String name, RuleDesk rules, Ledger ledger, Wires wires, Clock clock) {
        this.name = name;
        this.rules = rules;
        this.ledger = ledger;
        this.wires = wires;
        this.clock = clock;
        this.claims = new Claims(name, ledger, clock);
        this.thread = new Thread(this::run, "czar-loop-" + name);
        board.apply(ledger.board(name));
        this.recalled = board.snapshot(now());
    }

    /** Takes up what a crash left open, then begins to turn when every sensor has {@code looked}. */
    void start(Future<?> looked) {
        ledger.openIntents(name).forEach(intent -> resume(intent.decision().action()));
        firstLooks = looked;
        thread.start();
    }

    private void resume(Action action) {
        claims.tryOut(action).ifPresentOrElse(this::conclude, () -> wires.send(new Errand(name, action, true)));
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
        View latest = view;
        return latest == null ? recalled : latest.snapshot();
    }

    Optional<CycleResult> lastCycle() {
        return Optional.ofNullable(view).map(View::result);
    }

    /** The observations a start finds on the board. */
    List<Observation> recall() {
        return board.all();
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
        View latest = view;
        return latest != null && latest.standing().contains(decision);
    }

    boolean alive() {
        return thread.isAlive();
    }

    Instant lastTurn() {
        return view == null ? Instant.EPOCH : view.at();
    }

    Duration lastDuration() {
        return view == null ? Duration.ZERO : view.took();
    }

    String trouble() {
        return trouble;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The one catch-all of the loop: whatever goes wrong is said in health, and the next turn tries again. */
    private void run() {
        letSensorsLook();
        List<Wake> undone = new ArrayList<>();
        while (running) {
            try {
                undone.addAll(inbox.take(TICK_MILLISECONDS));
                turn(undone);
                undone.clear();
                trouble = "";
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception failure) {
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

    private void turn(List<Wake> wakes) {
        List<Observation> seen = new ArrayList<>();
        for (Wake wake : wakes) {
            if (wake instanceof Wake.Seen sight) {
                seen.addAll(sight.observations());
            }
        }
        if (!seen.isEmpty()) {
            ledger.remember(name, seen);
            board.apply(seen);
        }
        for (Wake wake : wakes) {
            if (wake instanceof Wake.Ended ended) {
                conclude(ended.outcome());
            }
        }
        decide(!wakes.isEmpty());
        for (Wake wake : wakes) {
            if (wake instanceof Wake.Seen sight) {
                sight.remembered().run();
            } else if (wake instanceof Wake.Ended ended) {
                ended.settled().run();
            }
        }
    }

    private void conclude(Outcome outcome) {
        List<Observation> consequences = new ArrayList<>(outcome.observations());
        if (outcome.status() == OutcomeStatus.FAILED) {
            board.find(Fact.key(InFlight.class, outcome.decision()))
                    .flatMap(Observation::fact)
                    .map(InFlight.class::cast)
                    .map(flight -> failed(flight, outcome))
                    .ifPresent(consequences::add);
        }
        board.apply(ledger.conclude(
                name, new Outcome(outcome.decision(), outcome.status(), outcome.detail(), outcome.at(), consequences)));
    }

    private static Observation failed(InFlight flight, Outcome outcome) {
        return Observation.of(
                new ActionFailed(flight.kind(), flight.lane(), flight.decision(), outcome.detail(), Duration.ZERO),
                "loop",
                outcome.at());
    }

    /** Cycles until nothing is decided that the ledger does itself; a bounded number of times. */
    private void decide(boolean woken) {
        boolean again = true;
        boolean remember = woken;
        for (int round = 0; again && round < 100; round++) {
            again = cycle(remember);
            remember = true;
        }
    }

    private boolean cycle(boolean woken) {
        Instant now = now();
        long begun = System.nanoTime();
        Snapshot snapshot = board.snapshot(now);
        CycleResult result = Cycle.run(snapshot, rules.book());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        view = new View(
                now,
                snapshot,
                result,
                took,
                result.decisions().stream().map(Decision::key).collect(Collectors.toUnmodifiableSet()));
        if (!woken && nothingNew(result)) {
            return false;
        }
        Recorded recorded = ledger.record(name, record(result, took), result.decisions());
        rules.decided(recorded.cycle(), snapshot, result);
        board.apply(recorded.observations());
        boolean concluded = false;
        for (Decision decision : recorded.fresh()) {
            concluded |= begin(decision.action());
        }
        wires.send(new Change(name, recorded.cycle()));
        return concluded;
    }

    private boolean nothingNew(CycleResult result) {
        Set<String> keys = result.decisions().stream().map(Decision::key).collect(Collectors.toUnmodifiableSet());
        return ledger.decided(name, keys).size() == keys.size();
    }

    private CycleRecord record(CycleResult result, Duration took) {
        return new CycleRecord(
                result.now(),
                ledger.lastSeq(name),
                result.revision(),
                result.hash(),
                took,
                result.quarantined().stream().map(Quarantine::rule).toList());
    }

    /** Claims are made here, by the one writer; everything else goes to its actuator. */
    private boolean begin(Action action) {
        Optional<Outcome> own = claims.tryOut(action);
        own.ifPresentOrElse(this::conclude, () -> wires.send(new Errand(name, action, false)));
        return own.isPresent();
    }
}
