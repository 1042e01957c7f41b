package dev.czar.simulation;

import dev.czar.decision.Decision;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.CycleLedger;
import dev.czar.loop.SteppedLoop;
import dev.czar.loop.SteppedLoop.CycleParts;
import dev.czar.loop.rules.DecidingRules;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import dev.czar.simulation.KillableLedger.CzarKilled;
import dev.czar.simulation.invariant.SimulationInvariant;
import dev.czar.simulation.invariant.SimulationMoment;
import dev.czar.simulation.world.DisturbanceCauser;
import dev.czar.simulation.world.EventCalendar;
import dev.czar.simulation.world.RandomDraws;
import dev.czar.simulation.world.ScenarioDisturbance;
import dev.czar.simulation.world.ScenarioDisturbance.DisturbanceKind;
import dev.czar.simulation.world.SimulatedActuators;
import dev.czar.simulation.world.SimulatedWorld;
import dev.czar.simulation.world.SimulationParameters.SupervisionHabits;
import dev.czar.simulation.world.SimulationScenario;
import dev.czar.simulation.world.SimulationSeam;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One project from its start to its end, on one thread and without a clock: from each event of the world to the next, or to the moment
 * at which time alone changes what is decided. The cycles, the rules and the recovery after a kill are the product's.
 */
public final class SimulationRun {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final int MOST_HALVES = 8;
    private static final Duration DOWN = Duration.ofMinutes(2);
    private static final Duration AT_LATEST = Duration.ofMinutes(10);

    private final SimulationScenario scenario;
    private final RuleBook book;
    private final KillableLedger ledger;
    private final EventCalendar calendar = new EventCalendar(START);
    private final SimulatedWorld world;
    private final SimulatedActuators actuators;
    private final SupervisionHabits habits;
    private final List<SimulationInvariant> invariants;
    private final List<Decision> decided = new ArrayList<>();
    private SimulatedLanes lanes;
    private Optional<SteppedLoop> loop = Optional.empty();
    private Optional<String> violation = Optional.empty();
    private Instant steppedAt = START;
    private Duration worked = Duration.ZERO;
    private Duration idle = Duration.ZERO;
    private Duration besideReady = Duration.ZERO;
    private long cycles;
    private int kills;

    private SimulationRun(SimulationScenario scenario, RuleBook book, CycleLedger ledger) {
        this.scenario = scenario;
        this.habits = scenario.parameters().supervision();
        this.invariants = habits.isWatched() ? List.of() : SimulationInvariant.all();
        this.book = book;
        this.ledger = new KillableLedger(ledger, scenario.seams(), decided::addAll);
        this.world = new SimulatedWorld(scenario, calendar, task -> ledger.claimedBy(SimulationScenario.PROJECT, task));
        this.actuators = new SimulatedActuators(world);
    }

    public static SimulationResult of(SimulationScenario scenario, RuleBook book) {
        return of(scenario, book, new SimulatedLedger());
    }

    /** With a ledger that is there already. */
    public static SimulationResult of(SimulationScenario scenario, RuleBook book, CycleLedger ledger) {
        return new SimulationRun(scenario, book, ledger).run();
    }

    private SimulationResult run() {
        DisturbanceCauser causer = new DisturbanceCauser(world);
        for (ScenarioDisturbance disturbance : scenario.disturbances()) {
            calendar.after(disturbance.at(), () -> {
                if (disturbance.kind() == DisturbanceKind.CZAR_KILLED) {
                    kill();
                } else {
                    causer.cause(disturbance);
                }
            });
        }
        startCzar();
        Instant end = START.plus(scenario.longest());
        while (violation.isEmpty() && !isOver()) {
            Instant next = nextStep();
            if (next.isAfter(end)) {
                violation = Optional.of("the project does not end: %s is on the mainline".formatted(landed().keySet()));
            } else {
                advance(next);
            }
        }
        return new SimulationResult(
                scenario,
                violation.isEmpty() ? Optional.of(Duration.between(START, world.now())) : Optional.empty(),
                Duration.between(START, world.now()),
                landed(),
                worked,
                idle,
                besideReady,
                cycles,
                world.counts(),
                world.times(),
                world.faulty(),
                world.landedAtOnce(),
                world.agentRecords(),
                violation);
    }

    private boolean isOver() {
        if (!world.finished()) {
            return false;
        }
        if (!world.allLanded()) {
            violation = Optional.of(
                    "the project is called finished, and only %s is on the mainline".formatted(landed().keySet()));
        }
        return true;
    }

    private TreeMap<String, String> landed() {
        return new TreeMap<>(
                world.repository().commit(world.repository().mainline()).contents());
    }

    private Instant nextStep() {
        Instant due = loop.map(SteppedLoop::due).orElse(Instant.MAX);
        due = due.equals(Instant.MAX) ? due : due.plus(untilPoll(due));
        Instant event = calendar.next().orElse(Instant.MAX);
        return due.isBefore(event) ? due : event;
    }

    /** How long it is from a moment until the supervisor looks. */
    private Duration untilPoll(Instant moment) {
        if (habits.poll().isZero()) {
            return Duration.ZERO;
        }
        long past = Duration.between(START, moment).toMillis() % habits.poll().toMillis();
        return past == 0 ? Duration.ZERO : habits.poll().minusMillis(past);
    }

    private void advance(Instant next) {
        Duration passed = Duration.between(world.now(), next);
        worked = worked.plus(passed.multipliedBy(world.working()));
        besideReady = besideReady.plus(passed.multipliedBy(world.idleBesideReady()));
        idle = idle.plus(passed.multipliedBy((long) scenario.workers().size() - world.working()));
        calendar.advance(next);
        boolean slept = world.now().isAfter(next);
        if (slept) {
            world.sensors().wakeAll();
        }
        try {
            loop.ifPresent(running -> step(running, slept));
        } catch (CzarKilled killed) {
            stopCzar();
        }
        world.takeMishaps().stream().findFirst().ifPresent(mishap -> violation = Optional.of(mishap));
    }

    private void step(SteppedLoop running, boolean slept) {
        Duration wait = untilPoll(world.now());
        if (!wait.isZero()) {
            calendar.after(wait, () -> {});
            return;
        }
        if (!slept) {
            running.looked();
        }
        world.sensors().look(running::seen);
        boolean due = !world.now().isBefore(running.due());
        if (!running.hasEvents() && !due && !slept) {
            return;
        }
        running.step();
        cycles++;
        check(running, slept);
    }

    private void check(SteppedLoop running, boolean slept) {
        Optional<CycleResult> result = running.result();
        Snapshot snapshot = running.snapshot();
        Duration awake = slept ? Duration.ZERO : Duration.between(steppedAt, world.now());
        steppedAt = world.now();
        SimulationMoment moment = new SimulationMoment(
                world.now(),
                awake,
                snapshot,
                result.map(SimulationRun::derived).orElse(List.of()),
                List.copyOf(decided),
                ledger.openIntents(SimulationScenario.PROJECT));
        decided.clear();
        for (SimulationInvariant invariant : invariants) {
            violation = violation.or(() -> invariant.violation(moment));
        }
    }

    private static List<Fact> derived(CycleResult result) {
        return result.derived().stream().map(evidence -> evidence.fact()).toList();
    }

    private void startCzar() {
        lanes = new SimulatedLanes(calendar, actuators);
        CycleParts parts = new CycleParts(SimulationScenario.PROJECT, ledger, DecidingRules.of(book), lanes, calendar);
        SteppedLoop fresh = new SteppedLoop(parts, this::untilNextEvent);
        lanes.connect(fresh::stillDecided, (Outcome outcome) -> fresh.ended(outcome));
        world.ordersTo((Observation order) -> fresh.ordered(order));
        loop = Optional.of(fresh);
        steppedAt = world.now();
        world.sensors().wakeAll();
        try {
            if (!scenario.seams().contains(SimulationSeam.INTENT_FORGOTTEN)) {
                fresh.start();
            }
        } catch (CzarKilled killed) {
            stopCzar();
        }
    }

    private Duration untilNextEvent() {
        return calendar.next().map(next -> Duration.between(world.now(), next)).orElse(Duration.ofDays(1));
    }

    /** In the middle of one of its next transactions, or when it has none for long. */
    private void kill() {
        kills++;
        ledger.killSoon(RandomDraws.of(scenario.seed(), "kill", kills).between(0, MOST_HALVES));
        calendar.after(AT_LATEST, () -> {
            if (ledger.killIsDue()) {
                ledger.killSoon(-1);
                stopCzar();
            }
        });
    }

    private void stopCzar() {
        lanes.kill();
        loop = Optional.empty();
        world.ordersTo(order -> calendar.after(DOWN, () -> loop.ifPresent(later -> later.ordered(order))));
        calendar.after(DOWN, () -> {
            if (loop.isEmpty()) {
                startCzar();
            }
        });
    }
}
