package dev.czar.simulation;

import dev.czar.decision.Decision;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.Board;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.InFlight;
import dev.czar.fact.Observation;
import dev.czar.ledger.CycleLedger;
import dev.czar.ledger.Ledger.CommittedCycle;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.ledger.store.DecisionTable.OpenIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A model of the ledger in memory, for one project; what it holds survives the loop that wrote it. */
public final class SimulatedLedger implements CycleLedger {

    private static final String SOURCE = "ledger";

    private final Board board = new Board();
    private final Map<String, OpenIntent> open = new LinkedHashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final Map<String, String> claims = new HashMap<>();
    private long observations;
    private long cycles;
    private long decisions;

    @Override
    public List<Observation> board(String project) {
        return board.all();
    }

    @Override
    public long lastSeq(String project) {
        return observations;
    }

    @Override
    public long append(String project, Collection<Observation> observed) {
        board.apply(observed);
        observations += observed.size();
        return observations;
    }

    @Override
    public CommittedCycle record(String project, CycleRecord cycle, List<Decision> standing) {
        cycles++;
        List<Decision> fresh = new ArrayList<>();
        List<Observation> flights = new ArrayList<>();
        for (Decision decision : standing) {
            if (!begun(decision.key())) {
                decisions++;
                open.put(decision.key(), new OpenIntent(decisions, decision, cycle.at()));
                fresh.add(decision);
                flights.add(flight(decision, cycle.at()));
            }
        }
        return new CommittedCycle(cycles, fresh, flights, append(project, flights));
    }

    private static Observation flight(Decision decision, Instant at) {
        InFlight fact = new InFlight(decision.action().kind(), decision.action().lane(), decision.key(), Duration.ZERO);
        return Observation.of(fact, SOURCE, at);
    }

    private boolean begun(String key) {
        return open.containsKey(key) || settled.contains(key);
    }

    @Override
    public List<Observation> conclude(String project, Outcome outcome) {
        if (open.remove(outcome.decision()) == null) {
            return List.of();
        }
        if (outcome.status() != OutcomeStatus.LAPSED && outcome.status() != OutcomeStatus.VETOED) {
            settled.add(outcome.decision());
        }
        List<Observation> all = new ArrayList<>(outcome.observations());
        all.add(Observation.gone(Fact.key(InFlight.class, outcome.decision()), SOURCE, outcome.at()));
        append(project, all);
        return List.copyOf(all);
    }

    @Override
    public boolean claim(String project, String task, String worker, Instant at) {
        return claims.computeIfAbsent(task, free -> worker).equals(worker);
    }

    @Override
    public boolean release(String project, String task, Instant at) {
        return claims.remove(task) != null;
    }

    @Override
    public Optional<String> claimedBy(String project, String task) {
        return Optional.ofNullable(claims.get(task));
    }

    @Override
    public List<OpenIntent> openIntents(String project) {
        return List.copyOf(open.values());
    }

    @Override
    public Set<String> decided(String project, Collection<String> keys) {
        Set<String> decided = new HashSet<>(keys);
        decided.removeIf(key -> !begun(key));
        return decided;
    }
}
