package dev.czar.decision;

import java.util.List;

/** One justification: the rule, its words, and the facts it matched in pattern order. */
public record Because(String rule, String why, String capability, List<Evidence> facts) {

    public Because {
        facts = List.copyOf(facts);
    }
}
