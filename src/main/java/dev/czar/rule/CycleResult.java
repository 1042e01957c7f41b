package dev.czar.rule;

import dev.czar.decision.Decision;
import dev.czar.decision.Evidence;
import java.time.Instant;
import java.util.List;

/**
 * What one cycle came to: decisions that stand, those vetoed, derived facts with their reasons, the trace, rules left
 * out, and a SHA-256 over all of it.
 */
public record CycleResult(
        Instant now,
        String revision,
        List<Decision> decisions,
        List<Decision> vetoed,
        List<Evidence> derived,
        List<Firing> trace,
        List<Quarantine> quarantined,
        String hash) {

    public CycleResult {
        decisions = List.copyOf(decisions);
        vetoed = List.copyOf(vetoed);
        derived = List.copyOf(derived);
        trace = List.copyOf(trace);
        quarantined = List.copyOf(quarantined);
    }

    public Ruling ruling() {
        return new Ruling(now, revision, decisions, vetoed, quarantined);
    }

    /** The same result under the name of another revision; for comparing books that should be equal. */
    CycleResult as(String other) {
        return new CycleResult(now, other, decisions, vetoed, derived, trace, quarantined, "").hashed();
    }

    CycleResult hashed() {
        return new CycleResult(now, revision, decisions, vetoed, derived, trace, quarantined, Fingerprint.of(this));
    }
}
