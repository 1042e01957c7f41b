package dev.czar.rule.match;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which rules fired, and which of their conditions were seen accepting and which rejecting; adds up over cycles. */
public record Coverage(Set<String> fired, Map<Place, Seen> conditions) {

    /** A condition of a rule: a constraint, a {@code not} or {@code exists}, or a pattern that asks for nothing more. */
    public record Place(String rule, String file, Span condition) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = file.compareTo(other.file);
            order = order == 0 ? Integer.compare(condition.line(), other.condition.line()) : order;
            order = order == 0 ? Integer.compare(condition.column(), other.condition.column()) : order;
            order = order == 0 ? rule.compareTo(other.rule) : order;
            return order == 0 ? condition.text().compareTo(other.condition.text()) : order;
        }
    }

    /** How often a condition accepted and rejected. */
    public record Seen(long accepting, long rejecting) {

        static final Seen NEVER = new Seen(0, 0);

        public boolean both() {
            return accepting > 0 && rejecting > 0;
        }

        Seen plus(Seen other) {
            return new Seen(accepting + other.accepting, rejecting + other.rejecting);
        }
    }

    public Coverage {
        fired = Set.copyOf(fired);
        conditions = Collections.unmodifiableMap(new TreeMap<>(conditions));
    }

    /** What either has seen. */
    public Coverage plus(Coverage other) {
        Set<String> both = new TreeSet<>(fired);
        both.addAll(other.fired);
        Map<Place, Seen> sum = new TreeMap<>(conditions);
        other.conditions.forEach((place, seen) -> sum.merge(place, seen, Seen::plus));
        return new Coverage(both, sum);
    }

    /** The conditions that were not seen both ways, in the order of files and lines. */
    public List<Place> open() {
        return conditions.entrySet().stream()
                .filter(entry -> !entry.getValue().both())
                .map(Map.Entry::getKey)
                .toList();
    }
}
