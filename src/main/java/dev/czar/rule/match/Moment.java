package dev.czar.rule.match;

import dev.czar.decision.Action;
import dev.czar.decision.Evidence;
import dev.czar.fact.Fact;
import dev.czar.fact.Known;
import dev.czar.fact.Snapshot;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A snapshot and what a cycle made of it: all that stands, with its evidence. */
final class Moment {

    private final Snapshot snapshot;
    private final CycleResult result;
    private final Standing standing;
    private final Map<Object, Evidence> evidence = new HashMap<>();

    Moment(Snapshot snapshot, RuleBook book) {
        this.snapshot = snapshot;
        this.result = Cycle.run(snapshot, book);
        this.standing = new Standing(snapshot, result);
        for (Known known : snapshot.facts()) {
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

    Standing standing() {
        return standing;
    }

    Joins joins() {
        return new Joins(standing);
    }

    /** The object as it is shown: a fact with its evidence, or an action. */
    Candidate shown(Object object, List<Failed> failed) {
        return new Candidate(
                Optional.ofNullable(evidence.get(object)),
                object instanceof Action action ? Optional.of(action) : Optional.empty(),
                failed);
    }

    /** The sensed facts that a fact rests on; a sensed fact rests on itself. */
    Set<Fact> grounds(Object object) {
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
