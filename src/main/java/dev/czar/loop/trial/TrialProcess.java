package dev.czar.loop.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.czar.io.FailureText;
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
 * trial whose process ended, of whichever trial, is run once more in a process to itself, one at a time.
 */
@Singleton
public class TrialProcess implements TrialRunner, AutoCloseable {

    private static final int AT_ONCE = 4;

    private final TrialCommandLine command;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Semaphore turnsAlone = new Semaphore(1, true);
    private Optional<TrialConnection> connection = Optional.empty();
    private Optional<TrialConnection> connectionAlone = Optional.empty();
    private boolean closed;

    /** With as much heap as this program may have, so that the same rules come to the same end there and here. */
    public TrialProcess() {
        this(TrialCommandLine.ofThisHeap());
    }

    TrialProcess(TrialCommandLine command) {
        this.command = command;
    }

    @Override
    public <T> T run(RuleTrial<T> trial, IntConsumer progress) throws InvalidRules {
        try {
            return together(trial, progress);
        } catch (ConnectionEnded once) {
            return alone(trial, progress);
        }
    }

    private <T> T together(RuleTrial<T> trial, IntConsumer progress) throws InvalidRules, ConnectionEnded {
        acquire(turns);
        try {
            return answer(trial, connection().ask(trial, progress));
        } finally {
            turns.release();
        }
    }

    private <T> T alone(RuleTrial<T> trial, IntConsumer progress) throws InvalidRules {
        acquire(turnsAlone);
        try (TrialConnection own = ownConnection()) {
            return answer(trial, own.ask(trial, progress));
        } catch (ConnectionEnded again) {
            throw again.exhausted() ? new TrialExhausted(again.getMessage()) : new TrialLost(again.getMessage());
        } finally {
            turnsAlone.release();
        }
    }

    private static void acquire(Semaphore turn) {
        try {
            turn.acquire();
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody waits for the answer any more");
        }
    }

    private synchronized TrialConnection connection() {
        TrialConnection current = connection.filter(TrialConnection::alive).orElseGet(this::connect);
        connection = Optional.of(current);
        return current;
    }

    private synchronized TrialConnection ownConnection() {
        TrialConnection current = connect();
        connectionAlone = Optional.of(current);
        return current;
    }

    private TrialConnection connect() {
        if (closed) {
            throw new CancellationException("Czar is stopping");
        }
        try {
            return new TrialConnection(command);
        } catch (IOException failure) {
            throw new TrialLost("its process cannot be started: " + FailureText.of(failure));
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
        connectionAlone.ifPresent(TrialConnection::close);
    }
}
