package dev.czar.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeadCacheTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final AtomicInteger looks = new AtomicInteger();
    private Optional<Instant> written = Optional.empty();
    private final HeadCache<Integer> cache = new HeadCache<>(worker -> written);

    @Test
    void aWorktreeOfAWorkerWhoseScreenIsNotReadIsLookedAtAgainAfterSeconds() {
        at(0, "h1");
        at(4, "h1");
        assertThat(looks).hasValue(1);
        at(30, "h1");
        assertThat(looks).hasValue(2);
    }

    @Test
    void aWorktreeOfAQuietWorkerIsLeftAloneForMinutes() {
        written = Optional.of(NOON.minusSeconds(60));
        at(0, "h1");
        at(30, "h1");
        at(170, "h1");
        assertThat(looks).hasValue(1);
        at(200, "h1");
        assertThat(looks).hasValue(2);
    }

    @Test
    void whatAWorkerHasWrittenSinceOrJustBeforeTheLookMayHaveChangedIt() {
        written = Optional.of(NOON.minusSeconds(5));
        at(0, "h1");
        at(30, "h1");
        assertThat(looks).hasValue(2);
        at(60, "h1");
        assertThat(looks).as("it was quiet at the second look").hasValue(2);
        written = Optional.of(NOON.plusSeconds(70));
        at(90, "h1");
        assertThat(looks).hasValue(3);
    }

    @Test
    void anotherHeadIsLookedAtAtOnce() {
        written = Optional.of(NOON.minusSeconds(60));
        at(0, "h1");
        at(1, "h2");
        assertThat(looks).hasValue(2);
    }

    private void at(int seconds, String head) {
        cache.get("w1", head, NOON.plusSeconds(seconds), looks::incrementAndGet);
    }
}
