package dev.czar.ledger;

import dev.czar.decision.Decision;
import dev.czar.decision.Outcome;
import dev.czar.fact.Observation;
import dev.czar.ledger.Ledger.CommittedCycle;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.ledger.store.DecisionTable.OpenIntent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What cycles are decided with and recorded in: the ledger, or a model of it in memory. Each method is one transaction. */
public interface CycleLedger {

    /** The latest observation of each key, without those that are gone. */
    List<Observation> board(String project);

    /** The sequence number of the project's last observation, 0 when there is none. */
    long lastSeq(String project);

    /** Appends observations and returns the sequence number of the project's last one. */
    long append(String project, Collection<Observation> observed);

    /** Appends a cycle, those of its decisions that were never begun, their intents, and that they are in flight. */
    CommittedCycle record(String project, CycleRecord cycle, List<Decision> standing);

    /**
     * Appends how an open decision ended with what is known because of it, and that it is no longer in flight; returns
     * all these observations, none when the decision had been concluded before.
     */
    List<Observation> conclude(String project, Outcome outcome);

    /** Gives a task to a worker unless another one has it; true when the worker has it now. */
    boolean claim(String project, String task, String worker, Instant at);

    /** Takes a task back; false when nobody had it. */
    boolean release(String project, String task, Instant at);

    /** The worker that has the task. */
    Optional<String> claimedBy(String project, String task);

    /** Decisions whose end is not known, oldest first: after a crash, look at the world for each. */
    List<OpenIntent> openIntents(String project);

    /** Those of the keys that were decided before and may not be again. */
    Set<String> decided(String project, Collection<String> keys);
}
