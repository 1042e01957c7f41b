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
import dev.czar.ledger.Ledger;
import dev.czar.ledger.Ledger.CommittedCycle;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.ledger.store.DecisionTable.OpenIntent;
import dev.czar.loop.messaging.ChannelMessages.ActionRequest;
import dev.czar.loop.messaging.ChannelMessages.CycleCompleted;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.rules.RuleActivation;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.CycleResult.QuarantinedRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What each turn of the loop does: remember, decide, record, and send actions on their way. For one thread, but for its view. */
final class CycleRunner {

    private final String name;
    private final RuleActivation rules;
    private final Ledger ledger;
    private final ChannelSender channels;
    private final Clock clock;
    private final Board board = new Board();
    private final ClaimExecutor claims;
    private final Snapshot storedSnapshot;
    private volatile Optional<LatestCycle> latest = Optional.empty();

    CycleRunner(String name, RuleActivation rules, Ledger ledger, ChannelSender wires, Clock clock) {
        this.name = name;
        this.rules = rules;
        this.ledger = ledger;
        this.channels = wires;
        this.clock = clock;
        this.claims = new ClaimExecutor(name, ledger, clock);
        board.apply(ledger.board(name));
        this.storedSnapshot = board.snapshot(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Takes up what a crash left open. */
    void resumeOpenActions() {
        for (OpenIntent intent : ledger.openIntents(name)) {
            Action action = intent.decision().action();
            claims.executeClaim(action)
                    .ifPresentOrElse(this::conclude, () -> channels.send(new ActionRequest(name, action, true)));
        }
    }

    /** The observations a start finds on the board. */
    List<Observation> storedObservations() {
        return board.all();
    }

    /** What the latest cycle came to; empty before the first. */
    Optional<LatestCycle> latest() {
        return latest;
    }

    /** What is known as of the latest cycle, or was before the first. */
    Snapshot snapshot() {
        return latest.map(LatestCycle::snapshot).orElse(storedSnapshot);
    }

    /** Remembers what woke the loop, decides, and says to each that it is done. */
    void handle(List<LoopEvent> wakes) {
        List<Observation> seen = new ArrayList<>();
        for (LoopEvent wake : wakes) {
            if (wake instanceof LoopEvent.Observed sight) {
                seen.addAll(sight.observations());
            }
        }
        store(seen);
        List<Observation> over = OrderExpiry.expired(board, clock.instant());
        store(over);
        for (LoopEvent wake : wakes) {
            if (wake instanceof LoopEvent.ActionEnded ended) {
                conclude(ended.outcome());
            }
        }
        decide(!wakes.isEmpty() || !over.isEmpty());
        for (LoopEvent wake : wakes) {
            if (wake instanceof LoopEvent.Observed sight) {
                sight.onStored().run();
            } else if (wake instanceof LoopEvent.ActionEnded ended) {
                ended.onDecided().run();
            }
        }
    }

    /** How long nothing has to be done by itself, at most so long, in milliseconds. */
    long millisecondsUntilDue(long most) {
        return Math.min(most, OrderExpiry.millisecondsUntilNext(board, clock.instant()));
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
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long begun = System.nanoTime();
        Snapshot snapshot = board.snapshot(now);
        CycleResult result = Cycle.run(snapshot, rules.book());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        latest = Optional.of(LatestCycle.of(snapshot, result, took));
        if (!woken && nothingNewDecided(result)) {
            return false;
        }
        CommittedCycle recorded = ledger.record(name, record(result, took), result.decisions());
        rules.cycleRecorded(recorded.cycle(), snapshot, result);
        board.apply(recorded.observations());
        boolean concluded = false;
        for (Decision decision : recorded.newDecisions()) {
            concluded |= dispatch(decision.action());
        }
        channels.send(new CycleCompleted(name, recorded.cycle()));
        return concluded;
    }

    private boolean nothingNewDecided(CycleResult result) {
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
                result.quarantined().stream().map(QuarantinedRule::rule).toList());
    }

    /** Claims are made here, by the one writer; everything else goes to its actuator. */
    private boolean dispatch(Action action) {
        Optional<Outcome> own = claims.executeClaim(action);
        own.ifPresentOrElse(this::conclude, () -> channels.send(new ActionRequest(name, action, false)));
        return own.isPresent();
    }

    /** What the outside may read of the loop at any time; replaced whole after each cycle. */
    record LatestCycle(Snapshot snapshot, CycleResult result, Duration duration, Set<String> decisionKeys) {

        static LatestCycle of(Snapshot snapshot, CycleResult result, Duration took) {
            return new LatestCycle(
                    snapshot,
                    result,
                    took,
                    result.decisions().stream().map(Decision::key).collect(Collectors.toUnmodifiableSet()));
        }

        Instant at() {
            return snapshot.now();
        }

        boolean decides(String decision) {
            return decisionKeys.contains(decision);
        }
    }
}
