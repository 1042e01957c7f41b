package dev.czar.world.forge.github;

import dev.czar.world.Spending;
import dev.czar.world.forge.ForgeFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The one budget of all requests: nobody gets a turn before it fits every limit, nor while GitHub asks to be left alone. */
final class Budget {
    private static final int WRITE_POINTS = 5;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Courtesy courtesy;
    private final Clock clock;
    private final Pause pause;
    private final Allowance points;
    private final Allowance requests;
    private final List<Allowance> writes;
    private Instant heldUntil = Instant.EPOCH;
    private String heldBecause = "";

    Budget(Courtesy courtesy, Clock clock, Pause pause) {
        this.courtesy = courtesy;
        this.clock = clock;
        this.pause = pause;
        this.points = new Allowance(courtesy.pointsPerMinute(), MINUTE);
        this.requests = new Allowance(courtesy.requestsPerHour(), HOUR);
        this.writes = List.of(
                new Allowance(courtesy.writesPerMinute(), MINUTE), new Allowance(courtesy.writesPerHour(), HOUR));
    }

    /** Waits for a turn and takes it. */
    void take(boolean write) {
        Duration wait = tryTake(write);
        for (Duration waited = Duration.ZERO; !wait.isZero(); wait = tryTake(write)) {
            waited = waited.plus(wait);
            if (waited.compareTo(courtesy.patience()) > 0) {
                throw new ForgeFailed(reason(wait));
            }
            rest(wait);
        }
    }

    /** Nobody asks anything before this moment. */
    synchronized void hold(Instant until, String because) {
        if (until.isAfter(heldUntil)) {
            heldUntil = until;
            heldBecause = because;
        }
    }

    synchronized List<Spending> spendings() {
        Instant now = clock.instant();
        return Stream.concat(
                        Stream.of(requests.spending("requests to GitHub", now)),
                        writes.stream().map(allowance -> allowance.spending("writes to GitHub", now)))
                .toList();
    }

    void rest(Duration length) {
        try {
            pause.take(length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ForgeFailed("Interrupted while waiting for GitHub.", interrupted);
        }
    }

    private synchronized Duration tryTake(boolean write) {
        Instant now = clock.instant();
        if (heldUntil.isAfter(now)) {
            return Duration.between(now, heldUntil);
        }
        int cost = write ? WRITE_POINTS : 1;
        Duration wait = Stream.concat(
                        Stream.of(points.waitFor(cost, now), requests.waitFor(1, now)),
                        write ? writes.stream().map(allowance -> allowance.waitFor(1, now)) : Stream.empty())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (wait.isZero()) {
            points.spend(cost, now);
            requests.spend(1, now);
            if (write) {
                writes.forEach(allowance -> allowance.spend(1, now));
            }
        }
        return wait;
    }

    private synchronized String reason(Duration wait) {
        Instant now = clock.instant();
        return heldUntil.isAfter(now)
                ? "GitHub is left alone until %s: %s.".formatted(heldUntil.truncatedTo(ChronoUnit.SECONDS), heldBecause)
                : "Czar's own limit of requests to GitHub is used up for the next %d s.".formatted(wait.toSeconds());
    }
}
