package dev.czar.web;

import dev.czar.fact.Order;
import dev.czar.loop.ProjectLoop;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What an order comes to: a fact to state, or standing ones to withdraw. */
record Effect(Optional<Order> stated, List<Order> ended) {

    static Effect of(Order order) {
        return new Effect(Optional.of(order), List.of());
    }

    static Effect end(List<Order> orders) {
        return new Effect(Optional.empty(), orders);
    }

    boolean nothing() {
        return stated.isEmpty() && ended.isEmpty();
    }

    /** Completes when it is durable and was decided with. */
    CompletableFuture<Void> on(ProjectLoop project) {
        return stated.map(project::state)
                .orElseGet(() -> CompletableFuture.allOf(ended.stream()
                        .map(order -> project.withdraw(order.getClass(), order.subject()))
                        .toArray(CompletableFuture<?>[]::new)));
    }
}
