package dev.czar.rule.whynot;

import dev.czar.decision.Action;
import dev.czar.decision.Decision.Evidence;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.io.CancellationCheck;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import dev.czar.rule.match.ConditionMatcher;
import dev.czar.rule.match.WorkingMemory;
import dev.czar.rule.whynot.UnmetCondition.Candidate;
import dev.czar.rule.whynot.UnmetCondition.FailedConstraint;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A snapshot and what a cycle made of it: all that stands, with its evidence. */
final class EvaluatedSnapshot {

    private final Snapshot snapshot;
    private final CycleResult result;
    private final WorkingMemory workingMemory;
    private final Map<Object, Evidence> evidence = new HashMap<>();

    EvaluatedSnapshot(Snapshot snapshot, RuleBook book) {
        CancellationCheck.run();
        this.snapshot = snapshot;
        this.result = Cycle.run(snapshot, book);
        this.workingMemory = new WorkingMemory(snapshot, result);
        for (KnownFact known : snapshot.facts()) {
            evidence.put(known.fact(), new Evidence(known.fact(), known.source(), known.seen(), List.of()));
        }
        result.derived().forEach(derived -> evidence.put(derived.fact(), derived));
    }

    Snapshot snapshot() {
        return snapshot;
    }

    CycleResult result() {
        return result;
    }

    WorkingMemory workingMemory() {
        return workingMemory;
    }

    ConditionMatcher matcher() {
        return new ConditionMatcher(workingMemory);
    }

    /** The object as it is shown: a fact with its evidence, or an action. */
    Candidate candidate(Object object, List<FailedConstraint> failed) {
        return new Candidate(
                Optional.ofNullable(evidence.get(object)),
                object instanceof Action action ? Optional.of(action) : Optional.empty(),
                failed);
    }

    /** The sensed facts that a fact rests on; a sensed fact rests on itself. */
    Set<Fact> sensedEvidence(Object object) {
        Set<Fact> grounds = new LinkedHashSet<>();
        Evidence found = evidence.get(object);
        if (found != null) {
            collect(found, grounds, new LinkedHashSet<>());
        }
        return grounds;
    }

    private static void collect(Evidence evidence, Set<Fact> grounds, Set<Fact> seen) {
        if (!seen.add(evidence.fact())) {
            return;
        }
        if (evidence.because().isEmpty()) {
            grounds.add(evidence.fact());
        }
        evidence.because().forEach(because -> because.facts().forEach(fact -> collect(fact, grounds, seen)));
    }
}
