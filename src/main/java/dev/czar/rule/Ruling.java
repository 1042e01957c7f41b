package dev.czar.rule;

import dev.czar.decision.Decision;
import java.time.Instant;
import java.util.List;

/** What a cycle decides and refuses, and the rules left out: a cycle without derived facts, trace and hash. */
public record Ruling(
        Instant now, String revision, List<Decision> decisions, List<Decision> vetoed, List<Quarantine> quarantined) {

    public Ruling {
        decisions = List.copyOf(decisions);
        vetoed = List.copyOf(vetoed);
        quarantined = List.copyOf(quarantined);
    }
}
