package dev.czar.rule.coverage;

import dev.czar.rule.match.RuleCondition.ConditionText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which rules fired, and which of their conditions were seen accepting and which rejecting. */
public record RuleCoverage(Set<String> fired, Map<ConditionPlace, ConditionCounts> conditions) {

    /** A condition of a rule: a constraint, a {@code not} or {@code exists}, or a pattern that asks for nothing more. */
    public record ConditionPlace(String rule, String file, ConditionText condition)
            implements Comparable<ConditionPlace> {
        @Override
        public int compareTo(ConditionPlace other) {
            int order = file.compareTo(other.file);
            order = order == 0 ? Integer.compare(condition.line(), other.condition.line()) : order;
            order = order == 0 ? Integer.compare(condition.column(), other.condition.column()) : order;
            order = order == 0 ? rule.compareTo(other.rule) : order;
            return order == 0 ? condition.text().compareTo(other.condition.text()) : order;
        }
    }

    /** How often a condition accepted and rejected. */
    public record ConditionCounts(long accepting, long rejecting) {

        static final ConditionCounts NEVER = new ConditionCounts(0, 0);

        public boolean both() {
            return accepting > 0 && rejecting > 0;
        }

        ConditionCounts plus(ConditionCounts other) {
            return new ConditionCounts(accepting + other.accepting, rejecting + other.rejecting);
        }
    }

    public RuleCoverage {
        fired = Set.copyOf(fired);
        conditions = Collections.unmodifiableMap(new TreeMap<>(conditions));
    }

    /** The conditions that were not seen both ways, in the order of files and lines. */
    public List<ConditionPlace> open() {
        return conditions.entrySet().stream()
                .filter(entry -> !entry.getValue().both())
                .map(Map.Entry::getKey)
                .toList();
    }
}
