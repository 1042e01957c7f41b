package dev.czar.web.request;

import dev.czar.web.request.ProblemDetails.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few requests at once evaluate rules or facts; who would wait long is sent away, what nobody waits for is ended. */
@ApplicationScoped
public class EvaluationBulkhead {

    private static final int MAX_CONCURRENT = 2;
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final Semaphore permits = new Semaphore(MAX_CONCURRENT, true);
    private final Set<RunningEvaluation> running = ConcurrentHashMap.newKeySet();
    private final Duration maxWait;
    private final Supplier<Optional<RoutingContext>> request;

    EvaluationBulkhead() {
        this(MAX_WAIT, Optional::empty);
    }

    @Inject
    EvaluationBulkhead(CurrentVertxRequest current) {
        this(MAX_WAIT, () -> Optional.ofNullable(current.getCurrent()));
    }

    EvaluationBulkhead(Duration patience, Supplier<Optional<RoutingContext>> request) {
        this.maxWait = patience;
        this.request = request;
    }

    /** What is done in a turn. */
    public interface Evaluation<T, E extends Exception> {
        T run() throws E;
    }

    /** Runs it on this thread, until its caller has gone away or Czar stops. */
    public <T, E extends Exception> T run(Evaluation<T, E> work) throws E {
        acquire();
        RunningEvaluation turn = new RunningEvaluation(Thread.currentThread());
        running.add(turn);
        try {
            request.get().ifPresent(caller -> caller.response().closeHandler(gone -> turn.cancel()));
            return work.run();
        } catch (CancellationException cancelled) {
            throw new ProblemException(ProblemDetails.of(503, cancelled.getMessage()));
        } finally {
            turn.end();
            running.remove(turn);
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

    @PreDestroy
    void cancelAll() {
        running.forEach(RunningEvaluation::cancel);
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

    /** An evaluation and its thread, which is interrupted only while it belongs to it. */
    private static final class RunningEvaluation {
        private final Thread thread;
        private boolean ended;

        RunningEvaluation(Thread thread) {
            this.thread = thread;
        }

        synchronized void cancel() {
            if (!ended) {
                thread.interrupt();
            }
        }

        synchronized void end() {
            ended = true;
            Thread.interrupted();
        }
    }
}
