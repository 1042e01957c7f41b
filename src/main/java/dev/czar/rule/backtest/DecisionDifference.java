package dev.czar.rule.backtest;

import dev.czar.rule.DryRun.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One decision that differs; {@code before} as the rules of then decided, {@code after} as the others would. {@code shift}
 * is how much later (negative: earlier) it first stood; {@code vetoedBy} names the rules that now refuse a removed one.
 */
public record DecisionDifference(
        DifferenceKind change,
        String key,
        Optional<Occurrence> before,
        Optional<Occurrence> after,
        Duration shift,
        List<String> vetoedBy) {

    /** The decision as it is now, or as it was when it is gone. */
    public Proposal proposal() {
        return moment().proposal();
    }

    public Instant at() {
        return moment().at();
    }

    public long cycle() {
        return moment().cycle();
    }

    private Occurrence moment() {
        return after.or(() -> before).orElseThrow();
    }

    /** How a decision differs: it is new, it is gone, another action or rule, or the same at another time. */
    public enum DifferenceKind {
        ADDED,
        REMOVED,
        CHANGED,
        EARLIER,
        LATER
    }

    /** A decision in the cycle in which it first stood, or was first refused. */
    public record Occurrence(long cycle, Instant at, Proposal proposal) {}
}
