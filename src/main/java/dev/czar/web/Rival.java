package dev.czar.web;

import dev.czar.decision.Action;
import dev.czar.decision.Because;
import dev.czar.decision.Decision;
import dev.czar.rule.CycleResult;
import java.util.List;
import java.util.stream.Stream;

/** Another decision of the same cycle and lane; {@code refusedBy} says why it had to give way, none when it stood too. */
public record Rival(String key, String rule, Action action, List<Reason> refusedBy) {

    /** A rule and its words. */
    public record Reason(String rule, String why) {}

    static List<Rival> of(Decision decision, CycleResult cycle) {
        return Stream.concat(cycle.decisions().stream(), cycle.vetoed().stream())
                .filter(other -> other.action().lane().equals(decision.action().lane()))
                .filter(other -> !other.key().equals(decision.key()))
                .map(other -> new Rival(other.key(), other.rule(), other.action(), reasons(other.vetoes())))
                .toList();
    }

    private static List<Reason> reasons(List<Because> vetoes) {
        return vetoes.stream()
                .map(veto -> new Reason(veto.rule(), veto.why()))
                .distinct()
                .toList();
    }
}
