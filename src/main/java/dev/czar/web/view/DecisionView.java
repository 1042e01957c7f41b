package dev.czar.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Evidence;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Outcome;
import dev.czar.fact.Order;
import dev.czar.fact.Order.Force;
import dev.czar.ledger.history.PastDecision;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.web.order.AvailableOrders;
import dev.czar.web.order.AvailableOrders.AvailableOrder;
import dev.czar.web.order.DecisionContext;
import dev.czar.web.order.DecisionContext.VetoStatus;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        Optional<List<Justification>> because,
        Optional<List<Justification>> vetoes,
        Optional<List<ExecutionStep>> steps,
        Optional<Outcome> outcome,
        Optional<Map<String, String>> ruleLocations,
        Optional<List<CompetingDecision>> competing,
        Optional<List<Order>> orders,
        Optional<List<AvailableOrder>> availableOrders,
        Optional<List<VetoingRule>> vetoedBy) {

    /** A line of a list. */
    public static DecisionView summary(PastDecision past) {
        return of(past, Optional.empty());
    }

    /** With all its reasons. */
    public static DecisionView full(PastDecision past, DecisionDetails around) {
        return of(past, Optional.of(around));
    }

    private static DecisionView of(PastDecision past, Optional<DecisionDetails> around) {
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
                around.map(DecisionDetails::ruleLocations),
                around.map(DecisionDetails::competing),
                around.map(DecisionDetails::orders),
                around.map(DecisionDetails::availableOrders),
                Optional.empty());
    }

    /** A line of a list: one of the last cycle that it holds back. */
    public static DecisionView vetoed(Decision decision, Instant at, RuleBook book) {
        return notBegun(decision, at, Optional.empty(), Optional.of(VetoingRule.of(decision, book)));
    }

    /** One of the last cycle that was not begun, with all its reasons. */
    public static DecisionView notBegun(Decision decision, Instant at, DecisionDetails around) {
        return notBegun(decision, at, Optional.of(around), Optional.empty());
    }

    private static DecisionView notBegun(
            Decision decision, Instant at, Optional<DecisionDetails> around, Optional<List<VetoingRule>> heldBy) {
        boolean whole = around.isPresent();
        return new DecisionView(
                Optional.empty(),
                Optional.empty(),
                at,
                decision.vetoes().isEmpty() ? "OPEN" : VetoStatus.status(decision),
                decision.key(),
                decision.rule(),
                decision.why(),
                decision.capability(),
                decision.action(),
                when(whole, decision.because()),
                when(whole, decision.vetoes()),
                Optional.empty(),
                Optional.empty(),
                around.map(DecisionDetails::ruleLocations),
                around.map(DecisionDetails::competing),
                around.map(DecisionDetails::orders),
                around.map(DecisionDetails::availableOrders),
                heldBy);
    }

    private static <T> Optional<List<T>> when(boolean whole, List<T> list) {
        return whole ? Optional.of(list) : Optional.empty();
    }

    /**
     * What surrounds a decision: where each rule of its reasons stands, as {@code file:line}, and what else its cycle decided
     * for the same worker or shared resource; which orders about it stand, and which can be given. Rules that are no longer in the running book have no place.
     */
    public record DecisionDetails(
            Map<String, String> ruleLocations,
            List<CompetingDecision> competing,
            List<Order> orders,
            List<AvailableOrder> availableOrders) {

        /** As of the cycle that made the decision; nothing is known of one that ran with other rules. */
        public static DecisionDetails of(ProjectLoop project, PastDecision past) {
            RuleBook book = project.ruleBook();
            Optional<CycleResult> cycle = project.ledger()
                    .history(project.name())
                    .rebuilt(past.cycle())
                    .filter(recorded -> recorded.revision().equals(book.revision()))
                    .map(recorded -> Cycle.run(recorded.snapshot(), book));
            return of(project, cycle, past.decision());
        }

        public static DecisionDetails of(ProjectLoop project, Optional<CycleResult> cycle, Decision decision) {
            Map<String, String> places = new TreeMap<>();
            Set<String> rules = new HashSet<>();
            Stream.of(decision.because(), decision.vetoes()).forEach(reasons -> collect(reasons, rules));
            project.ruleBook().rules().stream()
                    .filter(rule -> rules.contains(rule.name()))
                    .forEach(rule -> places.put(rule.name(), rule.file() + ":" + rule.line()));
            Optional<DecisionContext> affair = DecisionContext.find(project, decision.key());
            return new DecisionDetails(
                    places,
                    cycle.map(result -> CompetingDecision.of(decision, result)).orElse(List.of()),
                    affair.map(DecisionContext::orders).orElse(List.of()),
                    affair.map(found -> new AvailableOrders(found).all()).orElse(List.of()));
        }

        /** Of a moment that is over: there is nothing to order about it. */
        public DecisionDetails asOfThePast() {
            return new DecisionDetails(ruleLocations, competing, List.of(), List.of());
        }

        private static void collect(List<Justification> reasons, Set<String> rules) {
            for (Justification because : reasons) {
                rules.add(because.rule());
                because.facts().stream().map(Evidence::because).forEach(below -> collect(below, rules));
            }
        }
    }

    /** A rule that holds a decision back, and whether it looks for a human's force, which it then yields to. */
    public record VetoingRule(String rule, String why, boolean yieldsToForce) {

        static List<VetoingRule> of(Decision vetoed, RuleBook book) {
            return vetoed.vetoes().stream()
                    .map(veto -> new VetoingRule(veto.rule(), veto.why(), yieldsToForce(book.rule(veto.rule()))))
                    .distinct()
                    .toList();
        }

        private static boolean yieldsToForce(Rule rule) {
            return rule.matches().contains(Force.class.getSimpleName());
        }
    }
}
