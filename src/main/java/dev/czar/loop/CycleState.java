package dev.czar.loop;

import dev.czar.decision.Decision;
import dev.czar.fact.Board;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult;
import dev.czar.rule.measure.RuleHealthAnalysis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known and decided as of the latest cycle. Written by the loop's thread after each cycle, read by any. */
final class CycleState {

    private final Snapshot stored;
    private final RuleHealthAnalysis ruleHealth = RuleHealthAnalysis.running();
    private volatile Optional<LatestCycle> latest = Optional.empty();

    /** Before the first cycle, what the ledger remembers is known. */
    CycleState(List<Observation> board, Instant now) {
        Board restored = new Board();
        restored.apply(board);
        this.stored = restored.snapshot(now);
    }

    void update(Snapshot snapshot, CycleResult result, Duration took) {
        latest = Optional.of(new LatestCycle(
                snapshot,
                result,
                took,
                result.decisions().stream().map(Decision::key).collect(Collectors.toUnmodifiableSet())));
    }

    Snapshot snapshot() {
        return latest.map(LatestCycle::snapshot).orElse(stored);
    }

    /** Empty before the first cycle. */
    Optional<CycleResult> result() {
        return latest.map(LatestCycle::result);
    }

    /** How the rules fared in the cycles so far. */
    RuleHealthAnalysis ruleHealth() {
        return ruleHealth;
    }

    /** Whether a decision still stands, unvetoed. */
    boolean stillDecided(String decision) {
        return latest.filter(cycle -> cycle.decisionKeys().contains(decision)).isPresent();
    }

    Instant lastCycleAt() {
        return latest.map(cycle -> cycle.snapshot().now()).orElse(Instant.EPOCH);
    }

    Duration lastDuration() {
        return latest.map(LatestCycle::duration).orElse(Duration.ZERO);
    }

    /** Replaced whole, so that its parts belong together. */
    private record LatestCycle(Snapshot snapshot, CycleResult result, Duration duration, Set<String> decisionKeys) {}
}
