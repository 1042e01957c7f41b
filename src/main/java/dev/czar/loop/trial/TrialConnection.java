package dev.czar.loop.trial;

import dev.czar.loop.trial.TrialMessage.TrialCall;
import dev.czar.loop.trial.TrialMessage.TrialReply;
import dev.czar.loop.trial.TrialRunner.TrialLost;
import dev.czar.world.CleanEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/** One process of trials and who waits for its replies; when it ends, all of them know. */
final class TrialConnection implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TrialConnection.class);

    /** How the Java of the process ends when its memory does. */
    private static final int OUT_OF_MEMORY = 3;

    private static final long EXIT_SECONDS = 2;

    private record WaitingTrial(CompletableFuture<TrialReply> reply, IntConsumer progress) {}

    private final Process process;
    private final Map<Long, WaitingTrial> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile Optional<String> end = Optional.empty();

    TrialConnection(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = CleanEnvironment.ofLocalGit(System.getenv());
        builder.environment().clear();
        builder.environment().putAll(environment);
        this.process = builder.start();
        Thread reader = new Thread(this::read, "czar-trial-replies");
        reader.setDaemon(true);
        reader.start();
    }

    boolean alive() {
        return end.isEmpty();
    }

    /** The reply; one that comes too late ends the process. */
    TrialReply ask(RuleTrial<?> trial, IntConsumer progress) throws ConnectionEnded {
        long id = ids.incrementAndGet();
        CompletableFuture<TrialReply> reply = new CompletableFuture<>();
        waiting.put(id, new WaitingTrial(reply, progress));
        try {
            if (end.isPresent()) {
                throw new ConnectionEnded(end.get());
            }
            send(new TrialCall(id, Optional.of(trial)));
            return reply.get(trial.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException ended) {
            throw new ConnectionEnded(ended.getCause().getMessage());
        } catch (TimeoutException late) {
            close();
            throw new TrialLost("it takes longer than " + trial.timeLimit().toSeconds() + " s");
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
            cancel(id);
            throw new CancellationException("nobody waits for the answer any more");
        } finally {
            waiting.remove(id);
        }
    }

    private void cancel(long id) {
        send(new TrialCall(id, Optional.empty()));
    }

    /** When the process has ended, its reader says so. */
    private synchronized void send(TrialCall call) {
        try {
            OutputStream calls = process.getOutputStream();
            calls.write(TrialMessage.MAPPER.writeValueAsBytes(call));
            calls.write('\n');
            calls.flush();
        } catch (IOException ended) {
            LOG.debugf("trial %d was not heard: %s", call.id(), ended.getMessage());
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{")) {
                    take(TrialMessage.MAPPER.readValue(line, TrialReply.class));
                }
            }
        } catch (IOException | RuntimeException | OutOfMemoryError unread) {
            LOG.warnf("a reply of the process of trials cannot be read: %s", unread);
        }
        end = Optional.of(reason());
        close();
        waiting.values().forEach(waiter -> waiter.reply().completeExceptionally(new ConnectionEnded(end.get())));
    }

    private void take(TrialReply reply) {
        WaitingTrial waiter = waiting.get(reply.id());
        if (waiter != null && reply.done() > 0) {
            waiter.progress().accept(reply.done());
        } else if (waiter != null) {
            waiter.reply().complete(reply);
        }
    }

    private String reason() {
        try {
            return process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == OUT_OF_MEMORY
                    ? "it takes more than " + TrialCommandLine.HEAP + " of memory"
                    : "its process ended";
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
            return "its process ended";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The process ended before it replied, of this trial or of another; the message says how. */
    static final class ConnectionEnded extends Exception {

        private static final long serialVersionUID = 1L;

        ConnectionEnded(String reason) {
            super(reason);
        }
    }
}
