package dev.czar.web;

import dev.czar.decision.Action;
import dev.czar.decision.BuildOmnibus;
import dev.czar.decision.ClaimTask;
import dev.czar.decision.LandOmnibus;
import dev.czar.decision.Message;
import dev.czar.decision.OpenPullRequest;
import dev.czar.decision.RestartWorker;
import dev.czar.decision.ReviewPullRequest;
import dev.czar.decision.StartWorker;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Claim;
import dev.czar.fact.Delivery;
import dev.czar.fact.InFlight;
import dev.czar.fact.Order;
import dev.czar.fact.Veto;
import dev.czar.fact.Withholding;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Takes back what a human last said about a decision; when nobody did, the decision itself, where that is possible. */
final class Undo {

    private static final Duration KEPT_AWAY = Duration.ofHours(1);

    private final Affair affair;
    private final List<Order> orders;

    Undo(Affair affair) {
        this.affair = affair;
        this.orders = affair.orders();
    }

    Offer offer() {
        if (!orders.isEmpty()) {
            return Offer.yes(OrderKind.UNDO, orders.stream().map(Undo::ending).collect(Collectors.joining(" and ")));
        }
        if (notBegun()) {
            return Offer.yes(OrderKind.UNDO, "forbids it before it is begun");
        }
        if (affair.action() instanceof ClaimTask claim && undelivered(claim)) {
            return Offer.yes(
                    OrderKind.UNDO,
                    "takes " + claim.task() + " back and keeps it from " + claim.worker()
                            + ", for 1 h unless said otherwise");
        }
        return Offer.no(OrderKind.UNDO, instead(affair.action()));
    }

    Effect effect(Giving by) {
        if (!orders.isEmpty()) {
            return Effect.end(orders);
        }
        if (affair.action() instanceof ClaimTask claim && !notBegun()) {
            Duration kept = by.lasting(KEPT_AWAY).lasts();
            return Effect.of(new Withholding(
                    affair.key(), claim.task(), claim.worker(), by.author(), by.reason(), Duration.ZERO, kept));
        }
        return Effect.of(new Veto(affair.key(), by.author(), by.reason(), Duration.ZERO, by.lasts()));
    }

    private static String ending(Order order) {
        return "takes back the " + order.getClass().getSimpleName().toLowerCase() + " by " + order.author();
    }

    private boolean notBegun() {
        return affair.used() ? affair.waits() : affair.wanted().isPresent();
    }

    private boolean undelivered(ClaimTask claim) {
        Scene scene = Served.scene(affair.project());
        boolean claimed = scene.one(Claim.class, claim.task())
                .filter(standing -> standing.worker().equals(claim.worker()))
                .isPresent();
        boolean delivering = scene.all(InFlight.class).stream()
                .anyMatch(flight -> flight.kind() == ActionKind.INJECT_TASK
                        && flight.decision().startsWith(ActionKind.INJECT_TASK + "/" + claim.task() + "/"));
        return claimed && !delivering && !scene.has(Delivery.class, claim.task());
    }

    private static String instead(Action action) {
        if (action instanceof Message) {
            return "the text is in the pane; hold the worker, or take it over and tell it otherwise";
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
        return "it is over, and nothing of it can be taken back";
    }
}
