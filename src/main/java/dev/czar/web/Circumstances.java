package dev.czar.web;

import dev.czar.decision.Because;
import dev.czar.decision.Decision;
import dev.czar.decision.Evidence;
import dev.czar.fact.Order;
import dev.czar.ledger.PastDecision;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What surrounds a decision: where each rule of its reasons stands, as {@code file:line}, and what else its cycle decided
 * for the same worker or shared resource; which orders about it stand, and which can be given. Rules that are no longer in the running book have no place.
 */
record Circumstances(Map<String, String> places, List<Rival> rivals, List<Order> orders, List<Offer> offers) {

    /** As of the cycle that made the decision; nothing is known of one that ran with other rules. */
    static Circumstances of(ProjectLoop project, PastDecision past) {
        RuleBook book = project.ruleBook();
        Optional<CycleResult> cycle = project.ledger()
                .history(project.name())
                .rebuilt(past.cycle())
                .filter(recorded -> recorded.revision().equals(book.revision()))
                .map(recorded -> Cycle.run(recorded.snapshot(), book));
        return of(project, cycle, past.decision());
    }

    static Circumstances of(ProjectLoop project, Optional<CycleResult> cycle, Decision decision) {
        Map<String, String> places = new TreeMap<>();
        Set<String> rules = new HashSet<>();
        Stream.of(decision.because(), decision.vetoes()).forEach(reasons -> collect(reasons, rules));
        project.ruleBook().rules().stream()
                .filter(rule -> rules.contains(rule.name()))
                .forEach(rule -> places.put(rule.name(), rule.file() + ":" + rule.line()));
        Optional<Affair> affair = Affair.find(project, decision.key());
        return new Circumstances(
                places,
                cycle.map(result -> Rival.of(decision, result)).orElse(List.of()),
                affair.map(Affair::orders).orElse(List.of()),
                affair.map(found -> new Offers(found).all()).orElse(List.of()));
    }

    /** Of a moment that is over: there is nothing to order about it. */
    Circumstances over() {
        return new Circumstances(places, rivals, List.of(), List.of());
    }

    private static void collect(List<Because> reasons, Set<String> rules) {
        for (Because because : reasons) {
            rules.add(because.rule());
            because.facts().stream().map(Evidence::because).forEach(below -> collect(below, rules));
        }
    }
}
