package dev.czar.rule.compile;

import dev.czar.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An order of rules in which one that concludes something stands before those that match it. It changes no result, but
 * spares the engine conclusions it would have to take back.
 */
final class RuleStratification {

    /** Rules of a ring lift each other for as long as they may. */
    private static final int HIGHEST = 32;

    private final Map<String, Integer> strata = new HashMap<>();
    private final Map<String, List<Rule>> concluding = new HashMap<>();

    RuleStratification(List<Rule> book) {
        List<Rule> rules =
                book.stream().sorted(Comparator.comparing(Rule::name)).toList();
        for (Rule rule : rules) {
            strata.put(rule.name(), 0);
            for (String type : rule.concludes()) {
                concluding.computeIfAbsent(type, any -> new ArrayList<>()).add(rule);
            }
        }
        boolean risen = true;
        for (int round = 0; round < HIGHEST && risen; round++) {
            risen = false;
            for (Rule rule : rules) {
                int needed = needed(rule);
                risen |= needed > strata.put(rule.name(), needed);
            }
        }
    }

    Comparator<String> order() {
        return Comparator.<String, Integer>comparing(strata::get).thenComparing(Comparator.naturalOrder());
    }

    private int needed(Rule rule) {
        int needed = 0;
        for (String type : rule.matches()) {
            for (Rule other : concluding.getOrDefault(type, List.of())) {
                if (other != rule) {
                    needed = Math.max(needed, strata.get(other.name()) + 1);
                }
            }
        }
        return needed;
    }
}
