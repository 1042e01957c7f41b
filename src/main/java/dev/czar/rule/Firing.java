package dev.czar.rule;

import java.util.List;

/** One line of the trace: a rule that stands, the keys of the facts it matched, and what it concluded. */
public record Firing(String rule, List<String> matched, String concluded) implements Comparable<Firing> {

    public Firing {
        matched = List.copyOf(matched);
    }

    @Override
    public int compareTo(Firing other) {
        return toString().compareTo(other.toString());
    }
}
