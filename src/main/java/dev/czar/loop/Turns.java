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
import dev.czar.fact.Snapshot;
import dev.czar.ledger.CycleRecord;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.OpenIntent;
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
import java.util.stream.Collectors;

/** What each turn of the loop does: remember, decide, record, and send actions on their way. For one thread, but for its view. */
final class Turns {

    private final String name;
    private final RuleDesk rules;
    private final Ledger ledger;
    private final Wires wires;
    private final Clock clock;
    private final Board board = new Board();
    private final Claims claims;
    private final Snapshot recalled;
    private volatile Optional<View> view = Optional.empty();

    Turns(String name, RuleDesk rules, Ledger ledger, Wires wires, Clock clock) {
        this.name = name;
        this.rules = rules;
        this.ledger = ledger;
        this.wires = wires;
        this.clock = clock;
        this.claims = new Claims(name, ledger, clock);
        board.apply(ledger.board(name));
        this.recalled = board.snapshot(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Takes up what a crash left open. */
    void resume() {
        for (OpenIntent intent : ledger.openIntents(name)) {
            Action action = intent.decision().action();
            claims.tryOut(action).ifPresentOrElse(this::conclude, () -> wires.send(new Errand(name, action, true)));
        }
    }

    /** The observations a start finds on the board. */
    List<Observation> recall() {
        return board.all();
    }

    /** What the latest cycle came to; empty before the first. */
    Optional<View> view() {
        return view;
    }

    /** What is known as of the latest cycle, or was before the first. */
    Snapshot snapshot() {
        return view.map(View::snapshot).orElse(recalled);
    }

    /** Remembers what woke the loop, decides, and says to each that it is done. */
    void take(List<Wake> wakes) {
        List<Observation> seen = new ArrayList<>();
        for (Wake wake : wakes) {
            if (wake instanceof Wake.Seen sight) {
                seen.addAll(sight.observations());
            }
        }
        remember(seen);
        List<Observation> over = Expiry.over(board, clock.instant());
        remember(over);
        for (Wake wake : wakes) {
            if (wake instanceof Wake.Ended ended) {
                conclude(ended.outcome());
            }
        }
        decide(!wakes.isEmpty() || !over.isEmpty());
        for (Wake wake : wakes) {
            if (wake instanceof Wake.Seen sight) {
                sight.remembered().run();
            } else if (wake instanceof Wake.Ended ended) {
                ended.settled().run();
            }
        }
    }

    /** How long nothing has to be done by itself, at most so long, in milliseconds. */
    long patience(long most) {
        return Math.min(most, Expiry.millisecondsLeft(board, clock.instant()));
    }

    private void remember(List<Observation> observations) {
        if (!observations.isEmpty()) {
            ledger.remember(name, observations);
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
        view = Optional.of(View.of(snapshot, result, took));
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
