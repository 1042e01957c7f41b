package dev.czar.web.order;

import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until the loop has taken what a person said, at most so long. */
final class LoopAcceptance {

    private static final long TIMEOUT_SECONDS = 10;

    private LoopAcceptance() {}

    static void await(CompletableFuture<Void> taken, String said) throws InterruptedException, ExecutionException {
        try {
            taken.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new ProblemException(
                    ProblemDetails.of(503, "the loop has not taken the " + said + " in time; it may yet"));
        }
    }
}
