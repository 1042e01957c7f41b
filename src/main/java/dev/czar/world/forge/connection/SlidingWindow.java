package dev.czar.world.forge.connection;

import dev.czar.world.QuotaUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many points in any span of this length, to the point. */
final class SlidingWindow {
    private final int limit;
    private final Duration span;
    private final Deque<Spent> spent = new ArrayDeque<>();
    private int sum;

    SlidingWindow(int most, Duration span) {
        this.limit = most;
        this.span = span;
    }

    /** How long it takes until these points may be spent. */
    Duration waitFor(int points, Instant now) {
        dropExpired(now);
        int excess = sum + points - limit;
        Instant free = now;
        for (Spent one : spent) {
            if (excess <= 0) {
                break;
            }
            excess -= one.points();
            free = one.at().plus(span);
        }
        return Duration.between(now, free);
    }

    void spend(int points, Instant now) {
        spent.add(new Spent(now, points));
        sum += points;
    }

    /** Takes back what was spent last. */
    void refund() {
        Spent last = spent.pollLast();
        sum -= last == null ? 0 : last.points();
    }

    QuotaUsage spending(String of, Instant now) {
        dropExpired(now);
        return new QuotaUsage(of, sum, limit, span);
    }

    private void dropExpired(Instant now) {
        while (!spent.isEmpty() && !spent.peek().at().plus(span).isAfter(now)) {
            sum -= spent.remove().points();
        }
    }

    private record Spent(Instant at, int points) {}
}
