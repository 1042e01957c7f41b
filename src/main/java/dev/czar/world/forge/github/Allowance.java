package dev.czar.world.forge.github;

import dev.czar.world.Spending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many points in any span of this length, to the point. */
final class Allowance {
    private final int most;
    private final Duration span;
    private final Deque<Spent> spent = new ArrayDeque<>();
    private int sum;

    Allowance(int most, Duration span) {
        this.most = most;
        this.span = span;
    }

    /** How long it takes until these points may be spent. */
    Duration waitFor(int points, Instant now) {
        forget(now);
        int excess = sum + points - most;
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

    Spending spending(String of, Instant now) {
        forget(now);
        return new Spending(of, sum, most, span);
    }

    private void forget(Instant now) {
        while (!spent.isEmpty() && !spent.peek().at().plus(span).isAfter(now)) {
            sum -= spent.remove().points();
        }
    }

    private record Spent(Instant at, int points) {}
}
