package dev.czar.rule.match;

import java.util.List;
import java.util.Map;

/**
 * A condition that keeps a rule from firing: the components wanted, what came nearest or blocks it, and for a derived fact
 * the rules that could conclude it and what keeps those.
 */
public record Obstacle(
        Kind kind,
        Span condition,
        String type,
        Map<String, String> wanted,
        List<Candidate> candidates,
        List<Lead> leads) {

    /**
     * {@code UNMATCHED}: nothing matches. {@code BLOCKED}: what must not be there is there. {@code TOTALLED}:
     * too many or too few. {@code UNTOLD}: cannot tell.
     */
    public enum Kind {
        UNMATCHED,
        BLOCKED,
        TOTALLED,
        UNTOLD
    }

    public Obstacle {
        candidates = List.copyOf(candidates);
        leads = List.copyOf(leads);
    }
}
