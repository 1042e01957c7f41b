package dev.czar.loop;

import dev.czar.fact.Board;
import dev.czar.fact.Fact;
import dev.czar.fact.Fact.Ending;
import dev.czar.fact.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Orders and notes that end by themselves: rules read no clock, so an end is an observation like any withdrawal. */
final class OrderExpiry {

    private OrderExpiry() {}

    /** The withdrawals of those whose time is over. */
    static List<Observation> expired(Board board, Instant now) {
        return orders(board, now)
                .filter(Ending::over)
                .map(order -> Observation.gone(((Fact) order).key(), "expiry", now))
                .toList();
    }

    /** Until the next one is over; not less than 1. */
    static long millisecondsUntilNext(Board board, Instant now) {
        return orders(board, now)
                .filter(order -> !order.lasts().isZero())
                .map(order -> order.lasts().minus(order.age()))
                .mapToLong(Duration::toMillis)
                .map(left -> Math.max(1, left))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static Stream<Ending> orders(Board board, Instant now) {
        return board.all().stream()
                .filter(observation -> observation.fact().orElseThrow() instanceof Ending)
                .map(observation -> observation.fact().orElseThrow().aged(Duration.between(observation.at(), now)))
                .map(Ending.class::cast);
    }
}
