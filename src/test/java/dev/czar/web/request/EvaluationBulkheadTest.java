package dev.czar.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.io.CancellationCheck;
import dev.czar.web.request.ProblemDetails.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EvaluationBulkheadTest {

    private final EvaluationBulkhead turns = new EvaluationBulkhead(Duration.ofMillis(20), Optional::empty);

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
    void whatRunsWhenCzarStopsIsCancelledAndItsThreadIsClean() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                turns.run(() -> {
                    begun.countDown();
                    while (true) {
                        CancellationCheck.run();
                    }
                });
                return false;
            } catch (ProblemException cancelled) {
                return cancelled.problem().status() == 503
                        && !Thread.currentThread().isInterrupted();
            }
        });
        begun.await();
        turns.cancelAll();
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(turns.<String, RuntimeException>run(() -> "next")).isEqualTo("next");
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
