package dev.czar.loop;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.Board;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.InFlight;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.CycleLedger;
import dev.czar.ledger.Ledger.CommittedCycle;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.ledger.store.DecisionTable.OpenIntent;
import dev.czar.loop.LoopEvent.Viewed;
import dev.czar.loop.SteppedLoop.CycleParts;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.StoredBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.messaging.ConcludedOutcomes;
import dev.czar.loop.rules.DecidingRules;
import dev.czar.loop.rules.RuleCircuitBreaker;
import dev.czar.rule.Cycle;
import dev.czar.rule.Cycle.CycleGivenUp;
import dev.czar.rule.CycleResult;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.CycleSchedule;
import dev.czar.rule.RuleBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each pass of the loop does: store, decide, record, and send actions on their way. For one thread. */
final class CycleRunner {

    private static final int MAX_ROUNDS = 100;
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final String name;
    private final CycleLedger ledger;
    private final DecidingRules rules;
    private final CycleState state;
    private final ChannelSender channels;
    private final Clock clock;
    private final Board board = new Board();
    private final ClaimExecutor claims;
    private final LookingGap looking;
    private final RuleCircuitBreaker breaker = new RuleCircuitBreaker();
    private final CycleSchedule schedule;
    private final Duration patience;
    private final ConcludedOutcomes concluded = new ConcludedOutcomes();

    /** The events of a pass that failed, which are handled again: what they tell is stored once. */
    private final Set<LoopEvent> taken = Collections.newSetFromMap(new IdentityHashMap<>());

    CycleRunner(ProjectContext project, DecidingRules rules, CycleState state) {
        this(
                new CycleParts(project.name(), project.ledger(), rules, project.channels(), project.clock()),
                state,
                new CycleSchedule(),
                PATIENCE);
    }

    /** {@code patience} is how much processor time a cycle may take to find rules that must be left out. */
    CycleRunner(CycleParts parts, CycleState state, CycleSchedule schedule, Duration patience) {
        this.name = parts.project();
        this.ledger = parts.ledger();
        this.channels = parts.channels();
        this.clock = parts.clock();
        this.rules = parts.rules();
        this.state = state;
        this.schedule = schedule;
        this.patience = patience;
        this.claims = new ClaimExecutor(name, ledger, clock);
        board.apply(ledger.board(name));
        this.looking = new LookingGap(board.all());
    }

    /** Takes up what a crash left open. */
    void resumeOpenActions() {
        for (OpenIntent intent : ledger.openIntents(name)) {
            Action action = intent.decision().action();
            claims.executeClaim(action)
                    .ifPresentOrElse(this::conclude, () -> channels.send(new ActionRequest(name, action, true)));
        }
    }

    /** Stores what woke the loop, decides, and says to each that it is done. */
    void handle(List<LoopEvent> events) {
        Instant now = clock.instant();
        List<Observation> unwatched = looking.until(now.truncatedTo(ChronoUnit.MILLIS));
        boolean due = schedule.isDue(now);
        boolean byItself =
                !unwatched.isEmpty() || !OrderExpiry.expired(board, now).isEmpty();
        if (events.isEmpty() && !due && !byItself) {
            return;
        }
        boolean woken = byItself || events.stream().anyMatch(event -> !(event instanceof Viewed));
        if (byItself || events.stream().anyMatch(event -> event.concerns(rules.book()))) {
            schedule.woken(now);
        } else if (woken) {
            schedule.decidedAgain(now);
        } else if (due) {
            schedule.begun(now);
        }
        List<LoopEvent> fresh = events.stream()
                .filter(event -> !event.observations().isEmpty() && !taken.contains(event))
                .toList();
        store(fresh.stream().flatMap(event -> event.observations().stream()).toList());
        taken.addAll(fresh);
        store(unwatched);
        store(OrderExpiry.expired(board, now));
        List<String> settled = new ArrayList<>();
        for (LoopEvent event : events) {
            if (event instanceof LoopEvent.ActionEnded ended) {
                if (concluded.isNew(ended.outcome())) {
                    conclude(ended.outcome());
                    concluded.add(ended.outcome());
                }
                settled.add(ended.outcome().decision());
            }
        }
        Optional<Long> recorded = decide(woken);
        recorded.ifPresent(cycle -> channels.send(new CycleCompleted(name, cycle, stored(events), settled)));
        if (recorded.isPresent() && !woken) {
            schedule.woken(now);
        }
        if (recorded.isEmpty() ? due : schedule.foreseesAtOnce()) {
            state.result().ifPresent(result -> schedule.quiet(state.snapshot(), result, rules.book()));
        }
        tell(events);
        taken.clear();
    }

    /** Whoever waits for what was decided. */
    private static void tell(List<LoopEvent> events) {
        for (LoopEvent event : events) {
            if (event instanceof LoopEvent.OrderGiven order) {
                order.done().complete(null);
            } else if (event instanceof Viewed viewed) {
                viewed.done().complete(null);
            }
        }
    }

    private static List<StoredBatch> stored(List<LoopEvent> events) {
        return events.stream()
                .filter(LoopEvent.Observed.class::isInstance)
                .map(event -> ((LoopEvent.Observed) event).batch())
                .map(batch -> new StoredBatch(batch.sensor(), batch.batch()))
                .toList();
    }

    /** How long nothing has to be done by itself, at most so long, in milliseconds. */
    long millisecondsUntilDue(long most) {
        Instant now = clock.instant();
        return Stream.of(most, schedule.millisecondsUntilDue(now), OrderExpiry.millisecondsUntilNext(board, now))
                .reduce(most, Math::min);
    }

    /** Czar was looking until now, although nothing was handled. */
    void looked(Instant now) {
        looking.looked(now);
    }

    private void store(List<Observation> observations) {
        if (!observations.isEmpty()) {
            ledger.append(name, observations);
            board.apply(observations);
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

    /** Cycles until nothing is decided that the ledger does itself; the last cycle recorded, empty when none was. */
    private Optional<Long> decide(boolean woken) {
        Optional<Long> last = Optional.empty();
        boolean again = true;
        for (int round = 0; again && round < MAX_ROUNDS; round++) {
            Optional<CommittedCycle> recorded = cycle(woken || round > 0);
            again = recorded.filter(this::dispatch).isPresent();
            if (recorded.isPresent()) {
                last = Optional.of(recorded.get().cycle());
            }
        }
        return last;
    }

    private Optional<CommittedCycle> cycle(boolean woken) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store(breaker.rested(board, rules.book().revision(), now));
        long begun = System.nanoTime();
        EvaluatedCycle cycle = evaluate(now, patience, MOST_ATTEMPTS);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        CycleResult result = cycle.result();
        state.update(cycle.snapshot(), result, took);
        if (!woken && undecided(keys(result)).isEmpty()) {
            return Optional.empty();
        }
        CommittedCycle recorded = ledger.record(name, record(result, took), result.decisions());
        state.ruleHealth().cycle(cycle.snapshot(), rules.book(), result);
        rules.cycleRecorded(recorded.cycle(), cycle.snapshot(), result);
        board.apply(recorded.observations());
        store(breaker.count(cycle.snapshot(), result.revision(), recorded.newDecisions()));
        return Optional.of(recorded);
    }

    /**
     * A rule that takes too much rests from the next cycle on, one that would decide too much from this one on. The attempt after
     * one that was given up has no patience; what they found rests, so that the next pass goes on where they ended.
     */
    private EvaluatedCycle evaluate(Instant now, Duration left, int attempts) {
        Snapshot snapshot = board.snapshot(now);
        RuleBook book = rules.book();
        try {
            CycleResult result = Cycle.run(snapshot, book, left);
            List<Observation> flooding = breaker.flooding(snapshot, result, this::undecided);
            store(flooding);
            if (!flooding.isEmpty() && attempts > 0) {
                return evaluate(now, left, attempts - 1);
            }
            store(RuleCircuitBreaker.resting(result.quarantined(), snapshot, book.revision()));
            return new EvaluatedCycle(snapshot, result);
        } catch (CycleGivenUp givenUp) {
            List<Observation> resting = RuleCircuitBreaker.restingAll(givenUp.found(), snapshot, book.revision());
            store(resting);
            if (attempts == 0 || left.isZero()) {
                if (!resting.isEmpty()) {
                    schedule.unfinished(now);
                }
                throw givenUp;
            }
            return evaluate(now, Duration.ZERO, attempts - 1);
        }
    }

    private static Set<String> keys(CycleResult result) {
        return result.decisions().stream().map(Decision::key).collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> undecided(Set<String> keys) {
        Set<String> fresh = new HashSet<>(keys);
        fresh.removeAll(ledger.decided(name, keys));
        return fresh;
    }

    /** A snapshot and what it came to. */
    private record EvaluatedCycle(Snapshot snapshot, CycleResult result) {}

    private CycleRecord record(CycleResult result, Duration took) {
        return new CycleRecord(
                result.now(),
                ledger.lastSeq(name),
                result.revision(),
                result.hash(),
                took,
                result.quarantined().stream().map(QuarantinedRule::rule).toList());
    }

    /** Claims are made here, by the one writer, which asks for another cycle; everything else goes to its actuator. */
    private boolean dispatch(CommittedCycle recorded) {
        boolean concluded = false;
        for (Decision decision : recorded.newDecisions()) {
            concluded |= dispatch(decision.action());
        }
        return concluded;
    }

    private boolean dispatch(Action action) {
        Optional<Outcome> own = claims.executeClaim(action);
        own.ifPresentOrElse(this::conclude, () -> channels.send(new ActionRequest(name, action, false)));
        return own.isPresent();
    }
}
