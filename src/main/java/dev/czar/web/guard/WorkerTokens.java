package dev.czar.web.guard;

import dev.czar.web.guard.RequestGuard.RequestCredentials;
import java.util.List;
import java.util.Optional;

/** The tokens of workers: each says who asks, and opens the paths for workers and nothing else. */
@FunctionalInterface
public interface WorkerTokens {

    List<WorkerToken> ofWorkers();

    /** Whose token this is; compares in constant time, and with every token. */
    default Optional<WorkerIdentity> holder(RequestCredentials credentials) {
        Optional<WorkerIdentity> found = Optional.empty();
        for (WorkerToken known : ofWorkers()) {
            found = credentials.matches(known.token()) ? Optional.of(known.worker()) : found;
        }
        return found;
    }

    /** A worker and its secret. */
    record WorkerToken(WorkerIdentity worker, String token) {}
}
