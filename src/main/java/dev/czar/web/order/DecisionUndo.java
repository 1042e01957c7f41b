package dev.czar.web.order;

import dev.czar.decision.Action;
import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.Message;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.decision.ReviewAction.ReviewPullRequest;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.decision.SessionAction.StartWorker;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Memory.InFlight;
import dev.czar.fact.Order;
import dev.czar.fact.Order.ExclusionOrder;
import dev.czar.fact.Order.Veto;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.web.order.AvailableOrders.AvailableOrder;
import dev.czar.web.order.OrderForm.OrderEffect;
import dev.czar.web.order.OrderForm.OrderTerms;
import dev.czar.web.request.FactIndex;
import dev.czar.web.request.ProjectLookup;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Takes back what a human last said about a decision; when nobody did, the decision itself, where that is possible. */
final class DecisionUndo {

    private static final Duration DEFAULT_EXCLUSION = Duration.ofHours(1);

    private final DecisionContext context;
    private final List<Order> orders;

    DecisionUndo(DecisionContext affair) {
        this.context = affair;
        this.orders = affair.orders();
    }

    AvailableOrder availability() {
        if (!orders.isEmpty()) {
            return AvailableOrder.allowed(
                    OrderKind.UNDO, orders.stream().map(DecisionUndo::ending).collect(Collectors.joining(" and ")));
        }
        if (notBegun()) {
            return AvailableOrder.allowed(OrderKind.UNDO, "vetoes it before it starts");
        }
        if (context.action() instanceof ClaimTask claim && undelivered(claim)) {
            return AvailableOrder.allowed(
                    OrderKind.UNDO,
                    "releases " + claim.task() + " and keeps it from " + claim.worker()
                            + ", for 1 h unless said otherwise");
        }
        return AvailableOrder.refused(OrderKind.UNDO, instead(context.action()));
    }

    OrderEffect effect(OrderTerms by) {
        if (!orders.isEmpty()) {
            return OrderEffect.ending(orders);
        }
        if (context.action() instanceof ClaimTask claim && !notBegun()) {
            Duration kept = by.withDefaultDuration(DEFAULT_EXCLUSION).duration();
            return OrderEffect.of(new ExclusionOrder(
                    context.key(), claim.task(), claim.worker(), by.author(), by.reason(), Duration.ZERO, kept));
        }
        return OrderEffect.of(new Veto(context.key(), by.author(), by.reason(), Duration.ZERO, by.duration()));
    }

    private static String ending(Order order) {
        return "ends the " + order.getClass().getSimpleName().toLowerCase() + " by " + order.author();
    }

    private boolean notBegun() {
        return context.begun() ? context.queued() : context.inLastCycle().isPresent();
    }

    private boolean undelivered(ClaimTask claim) {
        FactIndex facts = ProjectLookup.facts(context.project());
        boolean claimed = facts.one(Claim.class, claim.task())
                .filter(standing -> standing.worker().equals(claim.worker()))
                .isPresent();
        boolean delivering = facts.all(InFlight.class).stream()
                .anyMatch(flight -> flight.kind() == ActionKind.INJECT_TASK
                        && flight.decision().startsWith(ActionKind.INJECT_TASK + "/" + claim.task() + "/"));
        return claimed && !delivering && !facts.has(Delivery.class, claim.task());
    }

    private static String instead(Action action) {
        if (action instanceof Message) {
            return "the message was already delivered; hold the worker, or take it over";
        }
        if (action instanceof ClaimTask) {
            return "the task is delivered; hold the worker, or take it over and tell it to stop";
        }
        if (action instanceof StartWorker || action instanceof RestartWorker) {
            return "the process runs; hold the worker, or take it over and end it";
        }
        if (action instanceof OpenPullRequest || action instanceof ReviewPullRequest) {
            return "others may have seen it; close the pull request, or hold the worker";
        }
        if (action instanceof LandOmnibus || action instanceof BuildOmnibus) {
            return "it is in the branch; revert the commit there, as with any other";
        }
        return "it is over and cannot be undone";
    }
}
