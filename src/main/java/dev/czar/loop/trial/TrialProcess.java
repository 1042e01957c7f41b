package dev.czar.loop.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.czar.loop.trial.TrialConnection.ConnectionEnded;
import dev.czar.loop.trial.TrialMessage.TrialReply;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/**
 * Runs trials in a process with a heap of its own, which is started for the first of them and again when it has ended. A
 * trial whose process ended, of whichever trial, is run once more with no other beside it.
 */
@Singleton
public class TrialProcess implements TrialRunner, AutoCloseable {

    private static final int AT_ONCE = 4;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private Optional<TrialConnection> connection = Optional.empty();
    private boolean closed;

    @Override
    public <T> T run(RuleTrial<T> trial, IntConsumer progress) throws InvalidRules {
        try {
            return run(trial, progress, 1);
        } catch (ConnectionEnded once) {
            return alone(trial, progress);
        }
    }

    private <T> T alone(RuleTrial<T> trial, IntConsumer progress) throws InvalidRules {
        try {
            return run(trial, progress, AT_ONCE);
        } catch (ConnectionEnded again) {
            throw new TrialLost(again.getMessage());
        }
    }

    private <T> T run(RuleTrial<T> trial, IntConsumer progress, int share) throws InvalidRules, ConnectionEnded {
        acquire(share);
        try {
            return answer(trial, connection().ask(trial, progress));
        } finally {
            turns.release(share);
        }
    }

    private void acquire(int share) {
        try {
            turns.acquire(share);
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody waits for the answer any more");
        }
    }

    private synchronized TrialConnection connection() {
        if (closed) {
            throw new CancellationException("Czar is stopping");
        }
        TrialConnection current = connection.filter(TrialConnection::alive).orElseGet(TrialProcess::connect);
        connection = Optional.of(current);
        return current;
    }

    private static TrialConnection connect() {
        try {
            return new TrialConnection(TrialCommandLine.get());
        } catch (IOException failure) {
            throw new TrialLost("its process cannot be started: " + failure.getMessage());
        }
    }

    private static <T> T answer(RuleTrial<T> trial, TrialReply reply) throws InvalidRules {
        if (reply.answer().isEmpty()) {
            throw failure(reply);
        }
        try {
            return TrialMessage.MAPPER.treeToValue(reply.answer().get(), trial.answerType());
        } catch (JsonProcessingException unread) {
            throw new IllegalStateException(unread);
        }
    }

    private static RuntimeException failure(TrialReply reply) throws InvalidRules {
        if (!reply.invalid().isEmpty()) {
            throw new InvalidRules(reply.invalid());
        }
        return reply.refused().isEmpty() ? new TrialLost(reply.lost()) : new TrialRefused(reply.refused());
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        closed = true;
        connection.ifPresent(TrialConnection::close);
    }
}
