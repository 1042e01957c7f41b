package dev.czar.project.report;

import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.Worker.PermissionRequest;
import dev.czar.fact.Worker.PermissionVerdict;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Questions of workers' programs that wait for an answer in their hooks, as long as these wait. Thread-safe. */
public final class OpenPermissions {

    private static final int MOST_OF_WORKER = 16;

    private final Clock clock;
    private final Runnable onChange;
    private final Map<String, OpenQuestion> open = new LinkedHashMap<>();

    /** {@code onChange} runs, and returns at once, when there is another question or one less. */
    public OpenPermissions(Clock clock, Runnable onChange) {
        this.clock = clock;
        this.onChange = onChange;
    }

    /** An answer with the words for the agent. */
    public record PermissionReply(PermissionVerdict verdict, String reason) {}

    private record OpenQuestion(
            PermissionRequest request, Instant since, CompletableFuture<Optional<PermissionReply>> reply) {}

    /** Completes with the answer, or empty when the question is over without one; a worker with too many gets none. */
    public CompletionStage<Optional<PermissionReply>> ask(PermissionRequest request) {
        OpenQuestion question = new OpenQuestion(request, clock.instant(), new CompletableFuture<>());
        synchronized (open) {
            long others = open.values().stream()
                    .filter(other -> other.request.worker().equals(request.worker()))
                    .count();
            if (others >= MOST_OF_WORKER) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            open.put(request.subject(), question);
        }
        onChange.run();
        return question.reply;
    }

    /** Answers a question; false when nobody waits for it any more. */
    public boolean answer(String worker, String id, PermissionReply reply) {
        OpenQuestion question;
        synchronized (open) {
            question = open.remove(worker + "/" + id);
        }
        boolean waits = question != null && question.reply.complete(Optional.of(reply));
        onChange.run();
        return waits;
    }

    /** These of the worker's questions are over: answered in its session, or its turn has ended. */
    public void withdraw(String worker, Predicate<PermissionRequest> over) {
        List<OpenQuestion> ended;
        synchronized (open) {
            ended = open.values().stream()
                    .filter(question -> question.request.worker().equals(worker) && over.test(question.request))
                    .toList();
            ended.forEach(question -> open.remove(question.request.subject()));
        }
        if (!ended.isEmpty()) {
            ended.forEach(question -> question.reply.complete(Optional.empty()));
            onChange.run();
        }
    }

    /** The questions that wait now, the oldest first. */
    public List<PermissionRequest> all() {
        Instant now = clock.instant();
        synchronized (open) {
            return open.values().stream()
                    .map(question -> question.request.aged(ElapsedTime.between(question.since, now)))
                    .toList();
        }
    }
}
