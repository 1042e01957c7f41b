package dev.czar.web.order;

import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.fact.Order;
import dev.czar.fact.Order.Approval;
import dev.czar.fact.Order.Force;
import dev.czar.web.order.DecisionContext.VetoStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which orders about a decision can work: approval where it is asked for, force over a limit; tried on the last cycle. */
public final class AvailableOrders {

    private final DecisionContext context;

    public AvailableOrders(DecisionContext affair) {
        this.context = affair;
    }

    public List<AvailableOrder> all() {
        return List.of(approve(), veto(), force(), new DecisionUndo(context).availability());
    }

    AvailableOrder of(OrderKind kind) {
        return all().stream().filter(offer -> offer.kind() == kind).findFirst().orElseThrow();
    }

    private AvailableOrder approve() {
        if (!context.vetoed()) {
            return AvailableOrder.refused(OrderKind.APPROVE, "it does not await approval");
        }
        int before = context.inLastCycle().orElseThrow().vetoes().size();
        List<Justification> left = vetoesWith(new Approval(context.key(), "", Duration.ZERO));
        if (left.size() == before) {
            return AvailableOrder.refused(
                    OrderKind.APPROVE, "no rule asks for an approval of it; over a limit it is forced, not approved");
        }
        return AvailableOrder.allowed(
                OrderKind.APPROVE, left.isEmpty() ? "lets it run" : "still vetoed by " + names(left));
    }

    private AvailableOrder veto() {
        if (context.begun() && !context.queued()) {
            return AvailableOrder.refused(OrderKind.VETO, "it is done or running; there is nothing left to veto");
        }
        return AvailableOrder.allowed(OrderKind.VETO, "prevents it until the veto ends");
    }

    private AvailableOrder force() {
        if (context.begun()) {
            return AvailableOrder.refused(OrderKind.FORCE, "it has already been started and is never repeated");
        }
        if (!context.vetoed()) {
            return AvailableOrder.refused(OrderKind.FORCE, "nothing vetoes it");
        }
        List<Justification> left = vetoesWith(new Force(context.key(), "", "", Duration.ZERO, Duration.ZERO));
        if (left.isEmpty()) {
            return AvailableOrder.allowed(
                    OrderKind.FORCE,
                    "runs it although vetoed by "
                            + names(context.inLastCycle().orElseThrow().vetoes()));
        }
        return AvailableOrder.refused(
                OrderKind.FORCE,
                left.stream().anyMatch(VetoStatus::awaitsApproval)
                        ? "it awaits approval: approve it"
                        : "these rules cannot be overridden: " + names(left));
    }

    private List<Justification> vetoesWith(Order order) {
        Optional<Decision> then = context.decisionWith(order);
        return then.map(Decision::vetoes).orElse(List.of());
    }

    private static String names(List<Justification> vetoes) {
        return vetoes.stream()
                .map(veto -> '"' + veto.rule() + "\" (" + veto.why() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** An order about a decision: whether it can work, and what it does or why it cannot and what to do instead. */
    public record AvailableOrder(OrderKind kind, boolean available, String explanation) {

        static AvailableOrder allowed(OrderKind kind, String words) {
            return new AvailableOrder(kind, true, words);
        }

        static AvailableOrder refused(OrderKind kind, String words) {
            return new AvailableOrder(kind, false, words);
        }
    }
}
