package dev.czar.simulation;

import dev.czar.decision.Decision;
import dev.czar.decision.Outcome;
import dev.czar.fact.Observation;
import dev.czar.ledger.CycleLedger;
import dev.czar.ledger.Ledger.CommittedCycle;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.ledger.store.DecisionTable.OpenIntent;
import dev.czar.simulation.world.SimulationSeam;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A ledger in whose transactions Czar can be killed: before one of them, or after it and before anybody knows. */
final class KillableLedger implements CycleLedger {

    /** Czar was killed here; nothing catches it but the simulation. */
    static final class CzarKilled extends Error {
        private static final long serialVersionUID = 1L;

        CzarKilled() {
            super("killed", null, false, false);
        }
    }

    private final CycleLedger ledger;
    private final Set<SimulationSeam> seams;
    private final Consumer<List<Decision>> begun;
    private int untilKill = -1;

    /** {@code begun} hears of the new decisions of each cycle. */
    KillableLedger(CycleLedger ledger, Set<SimulationSeam> seams, Consumer<List<Decision>> begun) {
        this.ledger = ledger;
        this.seams = seams;
        this.begun = begun;
    }

    /** Kills in the middle of one of the next transactions: an even number before one, an odd one after it. */
    void killSoon(int halves) {
        untilKill = halves;
    }

    /** Whether it is to be killed and was not yet. */
    boolean killIsDue() {
        return untilKill >= 0;
    }

    private <T> T write(Supplier<T> transaction) {
        pass();
        T result = transaction.get();
        pass();
        return result;
    }

    private void pass() {
        if (untilKill == 0) {
            untilKill = -1;
            throw new CzarKilled();
        }
        untilKill = Math.max(-1, untilKill - 1);
    }

    @Override
    public List<Observation> board(String project) {
        return ledger.board(project);
    }

    @Override
    public long lastSeq(String project) {
        return ledger.lastSeq(project);
    }

    @Override
    public long append(String project, Collection<Observation> observed) {
        return write(() -> ledger.append(project, observed));
    }

    @Override
    public CommittedCycle record(String project, CycleRecord cycle, List<Decision> standing) {
        return write(() -> {
            CommittedCycle recorded = ledger.record(project, cycle, standing);
            begun.accept(recorded.newDecisions());
            return recorded;
        });
    }

    @Override
    public List<Observation> conclude(String project, Outcome outcome) {
        return write(() -> ledger.conclude(project, outcome));
    }

    @Override
    public boolean claim(String project, String task, String worker, Instant at) {
        return !seams.contains(SimulationSeam.CLAIM_REFUSED) && write(() -> ledger.claim(project, task, worker, at));
    }

    @Override
    public boolean release(String project, String task, Instant at) {
        return write(() -> ledger.release(project, task, at));
    }

    @Override
    public Optional<String> claimedBy(String project, String task) {
        return ledger.claimedBy(project, task);
    }

    @Override
    public List<OpenIntent> openIntents(String project) {
        return ledger.openIntents(project);
    }

    @Override
    public Set<String> decided(String project, Collection<String> keys) {
        return ledger.decided(project, keys);
    }
}
