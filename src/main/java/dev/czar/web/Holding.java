package dev.czar.web;

import dev.czar.decision.Decision;
import dev.czar.fact.Force;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import java.util.List;

/** A rule that holds a decision back, and whether it looks for a human's force, which it then yields to. */
public record Holding(String rule, String why, boolean yields) {

    static List<Holding> of(Decision vetoed, RuleBook book) {
        return vetoed.vetoes().stream()
                .map(veto -> new Holding(veto.rule(), veto.why(), yields(book.rule(veto.rule()))))
                .distinct()
                .toList();
    }

    private static boolean yields(Rule rule) {
        return rule.matches().contains(Force.class.getSimpleName());
    }
}
