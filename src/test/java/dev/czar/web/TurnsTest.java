package dev.czar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(Duration.ofMillis(20));

    @Test
    void whoWouldWaitLongIsSentAwayUntilSomebodyHasFinished() {
        CompletableFuture<String> first = new CompletableFuture<>();
        turns.follow(() -> first);
        turns.follow(() -> new CompletableFuture<String>());
        assertThatThrownBy(() -> turns.take(() -> "third"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(503))
                .hasMessageContaining("busy");
        first.complete("done");
        assertThat(turns.<String, RuntimeException>take(() -> "third")).isEqualTo("third");
    }

    @Test
    void workThatFailsGivesItsTurnBack() {
        for (int count = 0; count < 3; count++) {
            assertThatThrownBy(() -> turns.take(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThatThrownBy(() -> turns.follow(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        }
        assertThat(turns.<String, RuntimeException>take(() -> "well")).isEqualTo("well");
    }
}
