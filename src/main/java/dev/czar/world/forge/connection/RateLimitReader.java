package dev.czar.world.forge.connection;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Reads from an answer how long a forge wants to be left alone, and has the budget see to it for all. */
final class RateLimitReader {
    private static final long RESERVE = 100;
    private static final int SECONDARY_SECONDS = 60;
    private static final int LONGEST_SECONDS = 3_600;

    private final RequestBudget budget;
    private final Clock clock;
    private final RandomGenerator random;
    private final AtomicInteger refusals = new AtomicInteger();

    RateLimitReader(RequestBudget budget, Clock clock, RandomGenerator random) {
        this.budget = budget;
        this.clock = clock;
        this.random = random;
    }

    void observe(ForgeResponse answer) {
        OptionalLong remaining = number(either(answer, "x-ratelimit-remaining", "ratelimit-remaining"));
        OptionalLong reset = number(either(answer, "x-ratelimit-reset", "ratelimit-reset"));
        if (answer.isRateLimited()) {
            suspend(
                    wait(answer, remaining, reset),
                    "the %s is used up (it answered %d)".formatted(limit(answer, remaining), answer.status()));
            return;
        }
        refusals.set(0);
        if (remaining.isPresent() && remaining.getAsLong() < RESERVE && reset.isPresent()) {
            suspend(
                    until(reset.getAsLong()),
                    "%d requests of the %s are left".formatted(remaining.getAsLong(), limit(answer, remaining)));
        }
    }

    /** The hourly limit is counted in the answer; what is refused while some of it is left is the limit of bursts. */
    private static String limit(ForgeResponse answer, OptionalLong remaining) {
        if (answer.isRateLimited() && (remaining.isEmpty() || remaining.getAsLong() > 0)) {
            return "secondary limit";
        }
        String resource = answer.header("x-ratelimit-resource");
        return resource.isEmpty() ? "hourly limit" : "hourly limit of '%s' requests".formatted(resource);
    }

    private Duration wait(ForgeResponse answer, OptionalLong remaining, OptionalLong reset) {
        int refused = refusals.getAndIncrement();
        OptionalLong after = number(answer.header("retry-after"));
        if (after.isPresent()) {
            return Duration.ofSeconds(Math.min(LONGEST_SECONDS, after.getAsLong()));
        }
        if (remaining.isPresent() && remaining.getAsLong() == 0 && reset.isPresent()) {
            return until(reset.getAsLong());
        }
        return Duration.ofSeconds(Math.min(LONGEST_SECONDS, (long) SECONDARY_SECONDS << Math.min(refused, 6)));
    }

    private void suspend(Duration wait, String because) {
        if (!wait.isNegative() && !wait.isZero()) {
            Duration jitter = Duration.ofMillis(random.nextLong(1_000));
            budget.suspendUntil(clock.instant().plus(wait).plus(jitter), because);
        }
    }

    private Duration until(long epochSecond) {
        try {
            Duration wait = Duration.between(clock.instant(), Instant.ofEpochSecond(epochSecond));
            return wait.getSeconds() > LONGEST_SECONDS ? Duration.ofSeconds(LONGEST_SECONDS) : wait;
        } catch (DateTimeException | ArithmeticException absurd) {
            return Duration.ofSeconds(SECONDARY_SECONDS);
        }
    }

    private static String either(ForgeResponse answer, String name, String other) {
        String value = answer.header(name);
        return value.isEmpty() ? answer.header(other) : value;
    }

    private static OptionalLong number(String text) {
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
