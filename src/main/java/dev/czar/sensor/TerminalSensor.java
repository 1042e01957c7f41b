package dev.czar.sensor;

import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.MachineBoot;
import dev.czar.fact.InfrastructureState.TerminalServer;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.StartSeen;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.io.BootId;
import dev.czar.sensor.WorkerExitTracker.PastSessions;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.terminal.PaneList;
import dev.czar.world.terminal.PaneList.ServerState;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Looks at the workers' sessions: one listing of panes, and the screens that changed since the last look. */
public final class TerminalSensor implements Sensor {
    public static final String NAME = "terminal";
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);
    private static final Duration MORE_MAY_FOLLOW = Duration.ofSeconds(3);

    private final TerminalHost terminal;
    private final Clock clock;
    private final Map<String, WorkerProcessTracker> processes = new TreeMap<>();
    private final Map<String, WorkerTurnTracker> turns = new TreeMap<>();
    private final Map<String, Instant> captured = new HashMap<>();
    private final Map<String, Instant> outputs = new HashMap<>();
    private final Map<String, WorkerExitTracker> exits = new TreeMap<>();
    private final String boot = BootId.current();
    private Supplier<Snapshot> known = () -> new Snapshot(Instant.EPOCH, List.of());
    private Optional<Boolean> rebooted = Optional.empty();
    private Sign server = Sign.UNKNOWN;
    private Instant serverSince = Instant.EPOCH;
    private boolean unsettled;

    /** {@code workers} names the agent of each configured worker. */
    public TerminalSensor(
            TerminalHost terminal, Map<String, AgentProfile> workers, ActivityTracker activity, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        workers.forEach((worker, agent) -> {
            processes.put(worker, new WorkerProcessTracker(worker));
            turns.put(worker, new WorkerTurnTracker(worker, agent, activity, clock.getZone()));
            exits.put(worker, new WorkerExitTracker(worker, new ExitScreenReader(worker, agent, clock.getZone())));
        });
    }

    /** With what the ledger knows, so that an end stays what it was when Czar itself is started again. */
    public TerminalSensor remembering(Supplier<Snapshot> memory) {
        this.known = memory;
        return this;
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(
                SensorTrigger.SESSION_CHANGED, SensorTrigger.ACTION_ENDED, SensorTrigger.ACTIVITY, SensorTrigger.HOOK);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public synchronized void restore(Collection<Observation> last) {
        for (Observation observation : last) {
            Fact fact = observation.fact().orElse(null);
            if (fact instanceof WorkerResource resource && turns.containsKey(resource.worker())) {
                turns.get(resource.worker()).restore(resource, observation.at());
            }
            if (fact instanceof WorkerTurn turn && turns.containsKey(turn.worker())) {
                turns.get(turn.worker()).restore(turn, observation.at());
            }
            if (fact instanceof StartSeen start && exits.containsKey(start.worker())) {
                exits.get(start.worker()).restore(start, observation.at());
            }
        }
    }

    @Override
    public synchronized List<Observation> sense() throws InterruptedException {
        PaneList panes = terminal.panes();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        PastSessions past = past();
        List<Fact> facts = new ArrayList<>();
        facts.add(server(panes, now));
        facts.add(new MachineBoot(boot));
        for (String worker : processes.keySet()) {
            Optional<WorkerExit> exit = exits.get(worker).observe(panes, terminal, past, now);
            facts.add(process(worker, exit, panes, now));
            exit.ifPresent(facts::add);
            exits.get(worker).again(now).ifPresent(facts::add);
            WorkerTurnTracker turn = turns.get(worker);
            look(worker, turn, exit.isPresent() ? Optional.empty() : panes.ofSession(worker), now);
            facts.add(turn.turn(now));
            turn.protocolTurn(now).ifPresent(facts::add);
            facts.add(turn.resource(now));
        }
        unsettled = isUnsettled(panes, now);
        return facts.stream().map(fact -> Observation.of(fact, name(), now)).toList();
    }

    @Override
    public synchronized boolean isUnsettled() {
        return unsettled;
    }

    private boolean isUnsettled(PaneList panes, Instant now) {
        return !terminal.tellsOfChanges()
                || panes.server() == ServerState.UNREACHABLE
                || panes.panes().stream().anyMatch(pane -> pane.lastOutput().isAfter(now.minus(MORE_MAY_FOLLOW)))
                || !turns.values().stream().allMatch(turn -> turn.isSettled(now))
                || !processes.values().stream().allMatch(WorkerProcessTracker::isSettled)
                || !exits.values().stream().allMatch(WorkerExitTracker::isSettled);
    }

    /** An end that tmux itself tells of needs no second look later: it is looked at twice at once. */
    private WorkerProcess process(String worker, Optional<WorkerExit> exit, PaneList panes, Instant now)
            throws InterruptedException {
        boolean shell =
                exit.filter(found -> found.cause() == ExitCause.SHELL_LEFT).isPresent();
        WorkerProcessTracker process = processes.get(worker);
        WorkerProcess seen = process.observe(panes, shell, now);
        boolean certain = exit.isPresent() && exits.get(worker).isCertain();
        return certain && seen.pane() == Sign.GONE && seen.readings() == 1
                ? process.observe(terminal.panes(), shell, now)
                : seen;
    }

    private PastSessions past() {
        Snapshot snapshot = known.get();
        if (rebooted.isEmpty()) {
            rebooted = Optional.of(snapshot.facts().stream()
                    .map(KnownFact::fact)
                    .anyMatch(fact -> fact instanceof MachineBoot before
                            && !boot.isEmpty()
                            && !before.id().equals(boot)));
        }
        return new PastSessions(snapshot, rebooted.get());
    }

    private TerminalServer server(PaneList panes, Instant now) {
        Sign seen =
                switch (panes.server()) {
                    case RUNNING -> Sign.PRESENT;
                    case ABSENT -> Sign.GONE;
                    case UNREACHABLE -> Sign.UNKNOWN;
                };
        if (seen != server || serverSince.equals(Instant.EPOCH)) {
            server = seen;
            serverSince = now;
        }
        return new TerminalServer(server, ElapsedTime.between(serverSince, now));
    }

    private void look(String worker, WorkerTurnTracker turn, Optional<TerminalPane> session, Instant now)
            throws InterruptedException {
        Optional<TerminalPane> pane = session.filter(found -> !found.dead());
        if (pane.isEmpty()) {
            captured.remove(worker);
            turn.markUnreadable("no session", now);
            return;
        }
        Instant last = captured.getOrDefault(worker, Instant.EPOCH);
        Instant output = pane.get().lastOutput();
        boolean moved = !output.equals(outputs.put(worker, output)); // tells also while the clock was set back
        if (!moved && output.isBefore(last.minus(CLOCK_GRAIN)) && !turn.needsReading(now)) {
            return;
        }
        try {
            String screen = terminal.screen(pane.get());
            terminal.protocol(pane.get())
                    .ifPresentOrElse(
                            said -> turn.read(said, screen, output, now), () -> turn.read(screen, output, now));
            captured.put(worker, now);
        } catch (TerminalException unreadable) {
            turn.markUnreadable("the screen cannot be read", now);
        }
    }
}
