package dev.czar.web.order;

import dev.czar.fact.Order.PermissionAnswer;
import dev.czar.fact.Worker.PermissionRequest;
import dev.czar.fact.Worker.PermissionVerdict;
import dev.czar.web.order.OrderForm.OrderTerms;
import dev.czar.web.request.FactIndex;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A human's answer to the question for a permission that is meant: by its id, or by its worker when that has only one. */
record PermissionOrder(FactIndex facts, String named) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    PermissionAnswer answer(OrderKind kind, OrderTerms terms) {
        PermissionRequest meant = meant();
        boolean allows = kind == OrderKind.ALLOW;
        return new PermissionAnswer(
                meant.worker(),
                meant.id(),
                allows ? PermissionVerdict.ALLOW : PermissionVerdict.DENY,
                terms.author(),
                terms.reason().isEmpty() && !allows ? "do without it" : terms.reason(),
                Duration.ZERO,
                PATIENCE);
    }

    private PermissionRequest meant() {
        List<PermissionRequest> open = facts.all(PermissionRequest.class);
        List<PermissionRequest> fitting = open.stream()
                .filter(request ->
                        request.id().equals(named) || request.worker().equals(named))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        throw new ProblemException(ProblemDetails.of(
                409,
                open.isEmpty()
                        ? "nobody waits for a permission"
                        : (fitting.isEmpty() ? "no open question is " + named : named + " has several questions")
                                + "; there are " + list(open)));
    }

    private static String list(List<PermissionRequest> open) {
        return open.stream()
                .map(request -> request.id() + " (" + request.worker() + ", " + request.asks() + ")")
                .collect(Collectors.joining(", "));
    }
}
