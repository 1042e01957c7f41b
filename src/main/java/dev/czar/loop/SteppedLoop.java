package dev.czar.loop;

import dev.czar.decision.Outcome;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.CycleLedger;
import dev.czar.loop.LoopEvent.ActionEnded;
import dev.czar.loop.LoopEvent.Observed;
import dev.czar.loop.LoopEvent.OrderGiven;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.messaging.ReportedObservations;
import dev.czar.loop.rules.DecidingRules;
import dev.czar.rule.CycleResult;
import dev.czar.rule.CycleSchedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A project's loop without threads, sensors and actuators: whoever steps it says what the time is, what sensors see, and what came
 * of the actions it sends. It begins where its ledger ends, as after a crash.
 */
public final class SteppedLoop {

    /** Whoever steps it waits: what it decides hangs on no machine's speed. */
    private static final Duration PATIENT = Duration.ofDays(1);

    private final CycleParts parts;
    private final CycleState state;
    private final CycleRunner cycles;
    private final Map<String, ReportedObservations> sensors = new LinkedHashMap<>();
    private final List<LoopEvent> events = new ArrayList<>();

    /** {@code untilNextEvent} says how long nothing will happen by itself. */
    public SteppedLoop(CycleParts parts, Supplier<Duration> untilNextEvent) {
        this.parts = parts;
        this.state = new CycleState(
                parts.ledger().board(parts.project()), parts.clock().instant());
        this.cycles = new CycleRunner(parts, state, CycleSchedule.stepped(untilNextEvent), PATIENT);
    }

    /** Takes up what a crash left open. */
    public void start() {
        cycles.resumeOpenActions();
    }

    /** All that a sensor sees now; only what is new is passed on. */
    public void seen(String sensor, Collection<Observation> all) {
        List<Observation> fresh =
                sensors.computeIfAbsent(sensor, this::restored).changes(all, now());
        if (!fresh.isEmpty()) {
            events.add(new Observed(new ObservationBatch(parts.project(), sensor, 0, fresh)));
        }
    }

    private ReportedObservations restored(String sensor) {
        ReportedObservations reported = new ReportedObservations(sensor);
        reported.restore(parts.ledger().board(parts.project()));
        return reported;
    }

    /** Something that is told once, as it happens. */
    public void told(Observation observation) {
        events.add(new Observed(new ObservationBatch(parts.project(), observation.source(), 0, List.of(observation))));
    }

    public void ended(Outcome outcome) {
        events.add(new ActionEnded(outcome));
    }

    /** A human gives or withdraws an order. */
    public void ordered(Observation order) {
        events.add(new OrderGiven(List.of(order), new CompletableFuture<>()));
    }

    /** Decides with all that has been told since the last step. */
    public void step() {
        List<LoopEvent> handled = List.copyOf(events);
        events.clear();
        cycles.handle(handled);
    }

    /** Whether there is something to decide with. */
    public boolean hasEvents() {
        return !events.isEmpty();
    }

    /** When a step is due although nothing happens. */
    public Instant due() {
        return now().plusMillis(cycles.millisecondsUntilDue(Duration.ofDays(1).toMillis()));
    }

    /** Nothing was missed until now: the time between two steps was looked at. */
    public void looked() {
        cycles.looked(now());
    }

    public boolean stillDecided(String decision) {
        return state.stillDecided(decision);
    }

    /** What was known in the latest cycle. */
    public Snapshot snapshot() {
        return state.snapshot();
    }

    /** What the latest cycle came to; empty before the first. */
    public Optional<CycleResult> result() {
        return state.result();
    }

    private Instant now() {
        return parts.clock().instant();
    }

    /** What the cycles of a project work with: its memory, its rules, the way out to actuators, the time. */
    public record CycleParts(
            String project, CycleLedger ledger, DecidingRules rules, ChannelSender channels, Clock clock) {}
}
