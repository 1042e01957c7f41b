package dev.czar.rule.measure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the rules of the book in force at the end fared over past cycles. {@code profiled} of the cycles were measured;
 * {@code flaps} is how often a decision may come and go before it counts as flapping.
 */
public record RuleHealth(
        String revision,
        int cycles,
        Instant from,
        Instant to,
        int profiled,
        int flaps,
        List<RuleStatistics> rules,
        List<String> neverFired,
        List<String> alwaysVetoed,
        List<FlappingDecision> flapping,
        List<String> slowest) {

    /**
     * One rule: the cycles in which it stood and when the last was, the decisions that stood because of it, those of its proposals that were
     * vetoed and by whom, and roughly the microseconds it takes of a cycle.
     */
    public record RuleStatistics(
            String rule,
            String file,
            int line,
            int stood,
            Optional<Instant> last,
            int decided,
            int vetoed,
            Map<String, Integer> vetoedBy,
            double micros) {}

    /** A decision that came to stand so many times. */
    public record FlappingDecision(String key, String rule, int times) {}
}
