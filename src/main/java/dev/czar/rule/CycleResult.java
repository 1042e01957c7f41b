package dev.czar.rule;

import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Evidence;
import java.time.Instant;
import java.util.Comparator;
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
        List<QuarantinedRule> quarantined,
        String hash) {

    public CycleResult {
        decisions = List.copyOf(decisions);
        vetoed = List.copyOf(vetoed);
        derived = List.copyOf(derived);
        trace = List.copyOf(trace);
        quarantined = List.copyOf(quarantined);
    }

    public Decisions withoutTrace() {
        return new Decisions(now, revision, decisions, vetoed, quarantined);
    }

    /** The same result under the name of another revision; for comparing books that should be equal. */
    CycleResult underRevision(String other) {
        return new CycleResult(now, other, decisions, vetoed, derived, trace, quarantined, "").hashed();
    }

    CycleResult hashed() {
        return new CycleResult(now, revision, decisions, vetoed, derived, trace, quarantined, TextFingerprint.of(this));
    }

    /** One line of the trace: a rule that stands, the keys of the facts it matched, and the key of what it concluded. */
    public record Firing(String rule, List<String> matched, String concluded) implements Comparable<Firing> {

        private static final Comparator<Firing> ORDER = Comparator.comparing(Firing::rule)
                .thenComparing(Firing::concluded)
                .thenComparing(Firing::matched, Firing::compare);

        public Firing {
            matched = List.copyOf(matched);
        }

        @Override
        public int compareTo(Firing other) {
            return ORDER.compare(this, other);
        }

        private static int compare(List<String> left, List<String> right) {
            for (int index = 0; index < Math.min(left.size(), right.size()); index++) {
                int order = left.get(index).compareTo(right.get(index));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(left.size(), right.size());
        }
    }

    /** A rule that was left out of a cycle because it failed, and how. */
    public record QuarantinedRule(String rule, String reason) {

        /** How the reason begins when a rule went over the budget of an evaluation. */
        static final String CUT_OFF = "is cut off: ";

        /** Whether it would go over the budget again, so that it had better rest. */
        public boolean cutOff() {
            return reason.startsWith(CUT_OFF);
        }
    }

    /** What a cycle decides and refuses, and the rules left out: a cycle without derived facts, trace and hash. */
    public record Decisions(
            Instant now,
            String revision,
            List<Decision> decisions,
            List<Decision> vetoed,
            List<QuarantinedRule> quarantined) {

        public Decisions {
            decisions = List.copyOf(decisions);
            vetoed = List.copyOf(vetoed);
            quarantined = List.copyOf(quarantined);
        }

        /** The same from a book of another revision. */
        Decisions underRevision(String other) {
            return new Decisions(now, other, decisions, vetoed, quarantined);
        }
    }
}
