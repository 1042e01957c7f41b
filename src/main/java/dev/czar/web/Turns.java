package dev.czar.web;

import dev.czar.web.guard.ProblemDetails;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few requests at once evaluate rules or facts that others brought; who would wait long is sent away. */
@ApplicationScoped
class Turns {

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final Duration patience;

    Turns() {
        this(PATIENCE);
    }

    Turns(Duration patience) {
        this.patience = patience;
    }

    /** What is done in a turn. */
    interface Work<T, E extends Exception> {
        T done() throws E;
    }

    <T, E extends Exception> T take(Work<T, E> work) throws E {
        begin();
        try {
            return work.done();
        } finally {
            free.release();
        }
    }

    /** The turn ends with the work, not with the wait for it. */
    <T> CompletableFuture<T> follow(Supplier<CompletableFuture<T>> work) {
        begin();
        try {
            return work.get().whenComplete((answer, failure) -> free.release());
        } catch (RuntimeException failure) {
            free.release();
            throw failure;
        }
    }

    private void begin() {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal(ProblemDetails.of(503, "busy trying rules for others; try again in a moment"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal(ProblemDetails.of(503, "Czar is stopping"));
        }
    }
}
