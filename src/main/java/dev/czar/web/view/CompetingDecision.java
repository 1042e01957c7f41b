package dev.czar.web.view;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.rule.CycleResult;
import java.util.List;
import java.util.stream.Stream;

/** Another decision of the same cycle and lane; {@code vetoedBy} says why it was vetoed, none when it was decided too. */
public record CompetingDecision(String key, String rule, Action action, List<VetoReason> vetoedBy) {

    /** A rule and its words. */
    public record VetoReason(String rule, String why) {}

    static List<CompetingDecision> of(Decision decision, CycleResult cycle) {
        return Stream.concat(cycle.decisions().stream(), cycle.vetoed().stream())
                .filter(other -> other.action().lane().equals(decision.action().lane()))
                .filter(other -> !other.key().equals(decision.key()))
                .map(other -> new CompetingDecision(other.key(), other.rule(), other.action(), reasons(other.vetoes())))
                .toList();
    }

    private static List<VetoReason> reasons(List<Justification> vetoes) {
        return vetoes.stream()
                .map(veto -> new VetoReason(veto.rule(), veto.why()))
                .distinct()
                .toList();
    }
}
