package dev.czar.world.forge.connection;

import dev.czar.world.QuotaUsage;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.connection.RequestLimits.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The one budget of all requests: nobody gets a turn before it fits every limit, nor while the forge asks to be left alone. */
public final class RequestBudget {
    private static final int WRITE_POINTS = 5;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final String service;
    private final RequestLimits limits;
    private final Clock clock;
    private final Sleeper sleeper;
    private final SlidingWindow points;
    private final SlidingWindow requests;
    private final List<SlidingWindow> writes;
    private Instant suspendedUntil = Instant.EPOCH;
    private String suspensionReason = "";

    RequestBudget(String service, RequestLimits limits, Clock clock, Sleeper pause) {
        this.service = service;
        this.limits = limits;
        this.clock = clock;
        this.sleeper = pause;
        this.points = new SlidingWindow(limits.pointsPerMinute(), MINUTE);
        this.requests = new SlidingWindow(limits.requestsPerHour(), HOUR);
        this.writes = List.of(
                new SlidingWindow(limits.writesPerMinute(), MINUTE), new SlidingWindow(limits.writesPerHour(), HOUR));
    }

    /** Waits for a turn and takes it. */
    void acquire(boolean write) {
        Duration wait = tryAcquire(write);
        for (Duration waited = Duration.ZERO; !wait.isZero(); wait = tryAcquire(write)) {
            waited = waited.plus(wait);
            if (waited.compareTo(limits.longestWait()) > 0) {
                throw new RequestsPausedException(reason(wait));
            }
            sleep(wait);
        }
    }

    /** The last request counts for nothing in the hour: the forge said that nothing is new. */
    synchronized void refund() {
        requests.refund();
    }

    /** Nobody asks anything before this moment. */
    synchronized void suspendUntil(Instant until, String because) {
        if (until.isAfter(suspendedUntil)) {
            suspendedUntil = until;
            suspensionReason = because;
        }
    }

    synchronized List<QuotaUsage> spendings() {
        Instant now = clock.instant();
        return Stream.concat(
                        Stream.of(requests.spending("requests to " + service, now)),
                        writes.stream().map(allowance -> allowance.spending("writes to " + service, now)))
                .toList();
    }

    void sleep(Duration length) {
        try {
            sleeper.sleep(length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ForgeException("Interrupted while waiting for " + service + ".", interrupted);
        }
    }

    private synchronized Duration tryAcquire(boolean write) {
        Instant now = clock.instant();
        if (suspendedUntil.isAfter(now)) {
            return Duration.between(now, suspendedUntil);
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
        return suspendedUntil.isAfter(now)
                ? "Requests to %s are paused until %s: %s."
                        .formatted(service, suspendedUntil.truncatedTo(ChronoUnit.SECONDS), suspensionReason)
                : "Czar's own limit of requests to %s is used up for the next %d s."
                        .formatted(service, wait.toSeconds());
    }

    /** No request is made for now, whatever it is about. */
    public static final class RequestsPausedException extends ForgeException {
        private static final long serialVersionUID = 1L;

        RequestsPausedException(String message) {
            super(message);
        }
    }
}
