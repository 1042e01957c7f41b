package dev.czar.rule.health;

import dev.czar.decision.Because;
import dev.czar.decision.Decision;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What one rule did in the cycles seen so far. */
final class Conduct {

    private final Set<String> decided = new HashSet<>();
    private final Map<String, Set<String>> vetoed = new HashMap<>();
    private int stood;
    private Optional<Instant> last = Optional.empty();

    void stands(Instant now) {
        stood++;
        last = Optional.of(now);
    }

    void decides(Decision decision) {
        decided.add(decision.key());
    }

    void isVetoed(Decision decision) {
        for (Because veto : decision.vetoes()) {
            vetoed.computeIfAbsent(decision.key(), key -> new HashSet<>()).add(veto.rule());
        }
    }

    int stood() {
        return stood;
    }

    Optional<Instant> last() {
        return last;
    }

    int decided() {
        return decided.size();
    }

    int vetoed() {
        return vetoed.size();
    }

    /** How many of its proposals each rule vetoed. */
    Map<String, Integer> vetoedBy() {
        Map<String, Integer> counts = new TreeMap<>();
        vetoed.values().forEach(rules -> rules.forEach(rule -> counts.merge(rule, 1, Integer::sum)));
        return counts;
    }
}
