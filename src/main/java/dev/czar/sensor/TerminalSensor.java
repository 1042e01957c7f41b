package dev.czar.sensor;

import dev.czar.fact.ElapsedTime;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.TerminalServer;
import dev.czar.fact.Observation;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.terminal.PaneList;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at the workers' sessions: one listing of panes, and the screens that changed since the last look. */
public final class TerminalSensor implements Sensor {
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    private final TerminalHost terminal;
    private final Clock clock;
    private final Map<String, WorkerProcessTracker> processes = new TreeMap<>();
    private final Map<String, WorkerTurnTracker> turns = new TreeMap<>();
    private final Map<String, Instant> captured = new HashMap<>();
    private Sign server = Sign.UNKNOWN;
    private Instant serverSince = Instant.EPOCH;

    /** {@code workers} names the agent of each configured worker. */
    public TerminalSensor(
            TerminalHost terminal, Map<String, AgentProfile> workers, ActivityTracker activity, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        workers.forEach((worker, agent) -> {
            processes.put(worker, new WorkerProcessTracker(worker));
            turns.put(worker, new WorkerTurnTracker(worker, agent, activity, clock.getZone()));
        });
    }

    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public synchronized List<Observation> sense() throws InterruptedException {
        PaneList panes = terminal.panes();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Fact> facts = new ArrayList<>();
        facts.add(server(panes, now));
        for (Map.Entry<String, WorkerProcessTracker> entry : processes.entrySet()) {
            String worker = entry.getKey();
            facts.add(entry.getValue().observe(panes, now));
            WorkerTurnTracker turn = turns.get(worker);
            look(worker, turn, panes, now);
            facts.add(turn.turn(now));
            facts.add(turn.resource(now));
        }
        return facts.stream().map(fact -> Observation.of(fact, name(), now)).toList();
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

    private void look(String worker, WorkerTurnTracker turn, PaneList panes, Instant now) throws InterruptedException {
        Optional<TerminalPane> pane = panes.ofSession(worker).filter(found -> !found.dead());
        if (pane.isEmpty()) {
            captured.remove(worker);
            turn.markUnreadable("no session", now);
            return;
        }
        Instant last = captured.getOrDefault(worker, Instant.EPOCH);
        boolean written = !pane.get().lastOutput().isBefore(last.minus(CLOCK_GRAIN));
        if (!written && !turn.needsReading()) {
            return;
        }
        try {
            turn.read(terminal.screen(pane.get()), pane.get().lastOutput(), now);
            captured.put(worker, now);
        } catch (TerminalException unreadable) {
            turn.markUnreadable("the screen cannot be read", now);
        }
    }
}
