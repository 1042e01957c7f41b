package dev.czar.web.order;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.fact.Limit.ApprovalLimit;
import dev.czar.fact.Order;
import dev.czar.fact.Order.Approval;
import dev.czar.fact.Order.ExclusionOrder;
import dev.czar.fact.Order.Force;
import dev.czar.fact.Order.Veto;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.WorkAcceptance.UnapprovedChange;
import dev.czar.ledger.history.PastDecision;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A decision as a human may still speak about it: what the last cycle makes of it, what is past, which orders stand. */
public record DecisionContext(
        ProjectLoop project, Action action, Optional<Decision> inLastCycle, Optional<PastDecision> past) {

    private static final String SOURCE = "what if";

    /** By number or key. */
    public static Optional<DecisionContext> find(ProjectLoop project, String idOrKey) {
        Optional<PastDecision> past = project.ledger().history(project.name()).decision(idOrKey);
        String key = past.map(found -> found.decision().key()).orElse(idOrKey);
        Optional<Decision> wanted = project.lastCycle()
                .flatMap(
                        cycle -> all(cycle).filter(one -> one.key().equals(key)).findFirst());
        return wanted.or(() -> past.map(PastDecision::decision))
                .map(decision -> new DecisionContext(project, decision.action(), wanted, past));
    }

    private static Stream<Decision> all(CycleResult cycle) {
        return Stream.concat(cycle.vetoed().stream(), cycle.decisions().stream());
    }

    String key() {
        return action.key();
    }

    /** The last cycle wants it, and something holds it back. */
    boolean vetoed() {
        return inLastCycle.filter(decision -> !decision.vetoes().isEmpty()).isPresent();
    }

    /** It was done, or is being done, or was tried: never to be begun again under this key. */
    boolean begun() {
        return !project.ledger().decided(project.name(), Set.of(key())).isEmpty();
    }

    /** It is in the ledger but waits behind another of its lane. */
    boolean queued() {
        List<String> lane = project.health().lanes().getOrDefault(action.lane(), List.of());
        return lane.indexOf(key()) > 0;
    }

    /** The orders about it that stand. */
    public List<Order> orders() {
        return project.snapshot().all(Order.class).filter(this::concerns).toList();
    }

    private boolean concerns(Order order) {
        if (order instanceof ExclusionOrder kept) {
            return kept.decision().equals(key());
        }
        boolean speaksOfOne = order instanceof Approval || order instanceof Veto || order instanceof Force;
        return speaksOfOne && order.subject().equals(key());
    }

    /** What the last cycle would have made of it with one more order; empty when it would want it no more. */
    Optional<Decision> decisionWith(Order order) {
        Snapshot known = project.snapshot();
        List<KnownFact> facts = new ArrayList<>(known.facts());
        facts.add(new KnownFact(order, SOURCE, Duration.ZERO));
        CycleResult tried = Cycle.run(new Snapshot(known.now(), facts), project.ruleBook());
        return all(tried).filter(decision -> decision.key().equals(key())).findFirst();
    }

    /** Tells a decision that waits for a human's approval from one that is forbidden. */
    public static final class VetoStatus {

        private VetoStatus() {}

        public static String status(Decision vetoed) {
            return vetoed.vetoes().stream().allMatch(VetoStatus::awaitsApproval) ? "AWAITING" : "VETOED";
        }

        static boolean awaitsApproval(Justification veto) {
            return veto.facts().stream()
                    .anyMatch(evidence ->
                            evidence.fact() instanceof ApprovalLimit || evidence.fact() instanceof UnapprovedChange);
        }
    }
}
