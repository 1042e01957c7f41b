package dev.czar.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.web.request.ProblemDetails.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EvaluationBulkheadTest {

    private final EvaluationBulkhead turns = new EvaluationBulkhead(Duration.ofMillis(20));

    @Test
    void whoWouldWaitLongIsSentAwayUntilSomebodyHasFinished() {
        CompletableFuture<String> first = new CompletableFuture<>();
        turns.runAsync(() -> first);
        turns.runAsync(() -> new CompletableFuture<String>());
        assertThatThrownBy(() -> turns.run(() -> "third"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(503))
                .hasMessageContaining("too many rule evaluations");
        first.complete("done");
        assertThat(turns.<String, RuntimeException>run(() -> "third")).isEqualTo("third");
    }

    @Test
    void workThatFailsGivesItsTurnBack() {
        for (int count = 0; count < 3; count++) {
            assertThatThrownBy(() -> turns.run(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThatThrownBy(() -> turns.runAsync(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        }
        assertThat(turns.<String, RuntimeException>run(() -> "well")).isEqualTo("well");
    }
}
