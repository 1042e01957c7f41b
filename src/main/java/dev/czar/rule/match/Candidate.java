package dev.czar.rule.match;

import dev.czar.decision.Action;
import dev.czar.decision.Evidence;
import java.util.List;
import java.util.Optional;

/** What came nearest to a condition, or blocks it: a fact with its evidence, or an action; and the constraints that refused it. */
public record Candidate(Optional<Evidence> fact, Optional<Action> action, List<Failed> failed) {

    public Candidate {
        failed = List.copyOf(failed);
    }
}
