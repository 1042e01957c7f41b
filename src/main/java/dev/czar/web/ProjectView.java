package dev.czar.web;

import dev.czar.fact.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A project on one screen: standing orders, counts of workers by health, tasks by stage and decisions of the last cycle,
 * what needs a human, and {@code troubles} of Czar itself in words, none when all is well.
 */
public record ProjectView(
        String name,
        String root,
        String state,
        String rules,
        Instant lastCycle,
        Duration lastCycleAge,
        List<Order> orders,
        Map<String, Long> workers,
        Map<String, Long> tasks,
        Map<String, Integer> decisions,
        List<Alert> alerts,
        List<String> troubles) {}
