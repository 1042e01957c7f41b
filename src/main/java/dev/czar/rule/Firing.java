package dev.czar.rule;

import java.util.Comparator;
import java.util.List;

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
