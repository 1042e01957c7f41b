package dev.czar.web.request;

import dev.czar.web.request.ProblemDetails.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few requests at once evaluate rules or facts that others brought; who would wait long is sent away. */
@ApplicationScoped
public class EvaluationBulkhead {

    private static final int MAX_CONCURRENT = 2;
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final Semaphore permits = new Semaphore(MAX_CONCURRENT, true);
    private final Duration maxWait;

    EvaluationBulkhead() {
        this(MAX_WAIT);
    }

    EvaluationBulkhead(Duration patience) {
        this.maxWait = patience;
    }

    /** What is done in a turn. */
    public interface Evaluation<T, E extends Exception> {
        T run() throws E;
    }

    public <T, E extends Exception> T run(Evaluation<T, E> work) throws E {
        acquire();
        try {
            return work.run();
        } finally {
            permits.release();
        }
    }

    /** The turn ends with the work, not with the wait for it. */
    public <T> CompletableFuture<T> runAsync(Supplier<CompletableFuture<T>> work) {
        acquire();
        try {
            return work.get().whenComplete((answer, failure) -> permits.release());
        } catch (RuntimeException failure) {
            permits.release();
            throw failure;
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(
                        ProblemDetails.of(503, "too many rule evaluations are running; try again in a few seconds"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemDetails.of(503, "Czar is stopping"));
        }
    }
}
