package dev.czar.ledger.measure;

import dev.czar.decision.Decision;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.Order;
import dev.czar.ledger.history.PastDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a rule's decisions: how many were made and done, and of those whose effect can be seen how many had it. A nudge or a
 * restart has its effect when the worker commits or reports within half an hour, an alert when a human gives an order within two.
 */
public record RuleOutcome(String rule, int decided, int done, int observed, int effective) {

    private static final Duration HUMAN_COMES = Duration.ofHours(2);

    /** Of every rule that decided anything, by name. */
    public static List<RuleOutcome> of(EventHistory past) {
        Map<Long, Boolean> effects = effects(past);
        Map<String, List<PastDecision>> byRule = past.decisions().stream()
                .filter(decision -> !decision.decision().because().isEmpty())
                .collect(Collectors.groupingBy(
                        decision -> rule(decision.decision()), TreeMap::new, Collectors.toList()));
        return byRule.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), effects))
                .toList();
    }

    private static RuleOutcome of(String rule, List<PastDecision> decisions, Map<Long, Boolean> effects) {
        List<Boolean> seen = decisions.stream()
                .map(decision -> effects.get(decision.id()))
                .filter(effect -> effect != null)
                .toList();
        return new RuleOutcome(
                rule,
                decisions.size(),
                (int) decisions.stream()
                        .filter(decision -> decision.status().equals(OutcomeStatus.DONE.name()))
                        .count(),
                seen.size(),
                (int) seen.stream().filter(effect -> effect).count());
    }

    private static Map<Long, Boolean> effects(EventHistory past) {
        Map<Long, Boolean> effects = new HashMap<>();
        DecisionEffect.of(past, Nudge.class, Nudge::worker)
                .forEach(effect -> effects.put(effect.decision().id(), effect.moved()));
        DecisionEffect.of(past, RestartWorker.class, RestartWorker::worker)
                .forEach(effect -> effects.put(effect.decision().id(), effect.moved()));
        List<Instant> orders = past.seen(Order.class).map(seen -> seen.at()).toList();
        past.begun(AlertHuman.class)
                .forEach(alert -> effects.put(
                        alert.id(),
                        orders.stream()
                                .anyMatch(at -> at.isAfter(alert.at())
                                        && at.isBefore(alert.at().plus(HUMAN_COMES)))));
        return effects;
    }

    private static String rule(Decision decision) {
        return decision.because().get(0).rule();
    }
}
