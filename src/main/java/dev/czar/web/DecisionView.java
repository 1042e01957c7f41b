package dev.czar.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.czar.decision.Action;
import dev.czar.decision.Because;
import dev.czar.decision.Decision;
import dev.czar.decision.Outcome;
import dev.czar.decision.Step;
import dev.czar.fact.Order;
import dev.czar.ledger.PastDecision;
import dev.czar.rule.RuleBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decision: {@code status} is OPEN, that of its outcome, VETOED, or AWAITING (a human's approval). One that was never
 * begun has no {@code id} and is of the last cycle; in a list it names the rules that hold it back. Reasons, steps, outcome,
 * the places of its rules, its rivals, the orders about it and those that can be given are there when it is asked for by
 * itself.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DecisionView(
        Optional<Long> id,
        Optional<Long> cycle,
        Instant at,
        String status,
        String key,
        String rule,
        String why,
        String capability,
        Action action,
        Optional<List<Because>> because,
        Optional<List<Because>> vetoes,
        Optional<List<Step>> steps,
        Optional<Outcome> outcome,
        Optional<Map<String, String>> places,
        Optional<List<Rival>> rivals,
        Optional<List<Order>> orders,
        Optional<List<Offer>> offers,
        Optional<List<Holding>> heldBy) {

    /** A line of a list. */
    static DecisionView line(PastDecision past) {
        return of(past, Optional.empty());
    }

    /** With all its reasons. */
    static DecisionView whole(PastDecision past, Circumstances around) {
        return of(past, Optional.of(around));
    }

    private static DecisionView of(PastDecision past, Optional<Circumstances> around) {
        Decision decision = past.decision();
        boolean whole = around.isPresent();
        return new DecisionView(
                Optional.of(past.id()),
                Optional.of(past.cycle()),
                past.at(),
                past.status(),
                decision.key(),
                decision.rule(),
                decision.why(),
                decision.capability(),
                decision.action(),
                when(whole, decision.because()),
                when(whole, decision.vetoes()),
                when(whole, past.steps()),
                whole ? past.outcome() : Optional.empty(),
                around.map(Circumstances::places),
                around.map(Circumstances::rivals),
                around.map(Circumstances::orders),
                around.map(Circumstances::offers),
                Optional.empty());
    }

    /** A line of a list: one of the last cycle that it holds back. */
    static DecisionView held(Decision decision, Instant at, RuleBook book) {
        return unbegun(decision, at, Optional.empty(), Optional.of(Holding.of(decision, book)));
    }

    /** One of the last cycle that was not begun, with all its reasons. */
    static DecisionView unbegun(Decision decision, Instant at, Circumstances around) {
        return unbegun(decision, at, Optional.of(around), Optional.empty());
    }

    private static DecisionView unbegun(
            Decision decision, Instant at, Optional<Circumstances> around, Optional<List<Holding>> heldBy) {
        boolean whole = around.isPresent();
        return new DecisionView(
                Optional.empty(),
                Optional.empty(),
                at,
                decision.vetoes().isEmpty() ? "OPEN" : Vetoes.status(decision),
                decision.key(),
                decision.rule(),
                decision.why(),
                decision.capability(),
                decision.action(),
                when(whole, decision.because()),
                when(whole, decision.vetoes()),
                Optional.empty(),
                Optional.empty(),
                around.map(Circumstances::places),
                around.map(Circumstances::rivals),
                around.map(Circumstances::orders),
                around.map(Circumstances::offers),
                heldBy);
    }

    private static <T> Optional<List<T>> when(boolean whole, List<T> list) {
        return whole ? Optional.of(list) : Optional.empty();
    }
}
