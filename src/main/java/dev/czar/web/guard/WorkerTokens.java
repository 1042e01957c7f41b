package dev.czar.web.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** The tokens of workers: each says who asks, and opens the paths for workers and nothing else. */
@FunctionalInterface
public interface WorkerTokens {

    List<WorkerToken> ofWorkers();

    /** Whose token this is; compares in constant time, and with every token. */
    default Optional<WorkerIdentity> holder(String token) {
        Optional<WorkerIdentity> found = Optional.empty();
        byte[] shown = token.getBytes(StandardCharsets.UTF_8);
        for (WorkerToken known : ofWorkers()) {
            boolean same = MessageDigest.isEqual(known.token().getBytes(StandardCharsets.UTF_8), shown);
            found = same && !known.token().isEmpty() ? Optional.of(known.worker()) : found;
        }
        return found;
    }

    /** A worker and its secret. */
    record WorkerToken(WorkerIdentity worker, String token) {}
}
