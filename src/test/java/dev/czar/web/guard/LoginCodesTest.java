package dev.czar.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoginCodesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T10:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final LoginCodes codes = new LoginCodes(clock);

    @Test
    void aCodeStandsForItsTokenOnce() {
        String code = codes.issue("token");
        assertThat(codes.exchange(code)).contains("token");
        assertThat(codes.exchange(code)).isEmpty();
        assertThat(codes.exchange("")).isEmpty();
    }

    @Test
    void aCodeIsGoodForAMinute() {
        String code = codes.issue("token");
        now.updateAndGet(before -> before.plus(Duration.ofSeconds(61)));
        assertThat(codes.exchange(code)).isEmpty();
    }
}
