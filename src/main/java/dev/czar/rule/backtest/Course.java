package dev.czar.rule.backtest;

import dev.czar.decision.Decision;
import dev.czar.rule.DryRun.Proposal;
import dev.czar.rule.Quarantine;
import dev.czar.rule.Ruling;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one rule book decided in the course of many cycles: each action once, when it first stood. */
final class Course {

    /** More are not remembered: a shadow may follow for weeks. */
    private static final int MOST = 20_000;

    private final Map<String, Moment> decided = new TreeMap<>();
    private final Map<String, Moment> refused = new TreeMap<>();
    private final SortedMap<String, Quarantine> quarantined = new TreeMap<>();

    void follow(long cycle, Ruling ruling) {
        note(decided, cycle, ruling, ruling.decisions());
        note(refused, cycle, ruling, ruling.vetoed());
        ruling.quarantined().forEach(rule -> quarantined.putIfAbsent(rule.rule(), rule));
    }

    private static void note(Map<String, Moment> moments, long cycle, Ruling ruling, List<Decision> decisions) {
        for (Decision decision : decisions) {
            if (moments.size() < MOST) {
                moments.computeIfAbsent(decision.key(), key -> new Moment(cycle, ruling.now(), Proposal.of(decision)));
            }
        }
    }

    Collection<String> keys() {
        return decided.keySet();
    }

    Optional<Moment> decided(String key) {
        return Optional.ofNullable(decided.get(key));
    }

    Optional<Moment> refused(String key) {
        return Optional.ofNullable(refused.get(key));
    }

    List<Quarantine> quarantined() {
        return List.copyOf(quarantined.values());
    }
}
