package dev.czar.loop.trial;

import dev.czar.io.DaemonThreadFactory;
import dev.czar.io.FailureText;
import dev.czar.io.FolderDeleter;
import dev.czar.loop.trial.TrialMessage.TrialCall;
import dev.czar.loop.trial.TrialMessage.TrialReply;
import dev.czar.world.CleanEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final long ORDERLY_EXIT_SECONDS = 1;

    /** Of the time of a trial; who computed for less had to wait for others, and may go on. */
    private static final int LEAST_PART_COMPUTED = 2;

    /** As often its time a trial has on a machine that is busy with other things. */
    private static final int LONGEST_WAIT = 4;

    private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

    private record WaitingTrial(CompletableFuture<TrialReply> reply, IntConsumer progress) {}

    private final TrialCommandLine command;
    private final Path folder;
    private final Process process;
    private final Map<Long, WaitingTrial> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile Optional<ConnectionEnded> end = Optional.empty();

    TrialConnection(TrialCommandLine command) throws IOException {
        this.command = command;
        this.folder = Files.createTempDirectory("czar-trial-");
        ProcessBuilder builder =
                new ProcessBuilder(command.words(folder)).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = CleanEnvironment.withoutSecrets(System.getenv());
        builder.environment().clear();
        builder.environment().putAll(environment);
        this.process = start(builder);
        new DaemonThreadFactory("czar-trial-replies").newThread(this::read).start();
    }

    private Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException failure) {
            FolderDeleter.delete(folder);
            throw failure;
        }
    }

    boolean alive() {
        return end.isEmpty();
    }

    /** The reply; when it does not come in time the process is ended. */
    TrialReply ask(RuleTrial<?> trial, IntConsumer progress) throws ConnectionEnded {
        long id = ids.incrementAndGet();
        CompletableFuture<TrialReply> reply = new CompletableFuture<>();
        waiting.put(id, new WaitingTrial(reply, progress));
        try {
            if (end.isPresent()) {
                throw end.get();
            }
            Duration enough = computed().plus(trial.timeLimit().dividedBy(LEAST_PART_COMPUTED));
            send(new TrialCall(id, Optional.of(trial)));
            return await(reply, trial.timeLimit(), enough);
        } catch (ExecutionException ended) {
            throw end.orElseThrow();
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
            cancel(id);
            throw new CancellationException("nobody waits for the answer any more");
        } finally {
            waiting.remove(id);
        }
    }

    private TrialReply await(CompletableFuture<TrialReply> reply, Duration limit, Duration enough)
            throws ExecutionException, InterruptedException, ConnectionEnded {
        Duration waited = Duration.ZERO;
        for (Duration next = limit; ; next = NEXT_LOOK) {
            try {
                return reply.get(next.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                waited = waited.plus(next);
                boolean exhausted = computed().compareTo(enough) >= 0;
                if (exhausted || waited.compareTo(limit.multipliedBy(LONGEST_WAIT)) >= 0) {
                    close();
                    throw new ConnectionEnded("it takes longer than " + waited.toSeconds() + " s", exhausted);
                }
            }
        }
    }

    private Duration computed() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
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
            LOG.debugf("trial %d was not heard: %s", call.id(), FailureText.of(ended));
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
        ConnectionEnded ended = reason();
        end = Optional.of(ended);
        close();
        waiting.values().forEach(waiter -> waiter.reply().completeExceptionally(ended));
    }

    private void take(TrialReply reply) {
        WaitingTrial waiter = waiting.get(reply.id());
        if (waiter != null && reply.done() > 0) {
            waiter.progress().accept(reply.done());
        } else if (waiter != null) {
            waiter.reply().complete(reply);
        }
    }

    private ConnectionEnded reason() {
        return endsWithin(EXIT_SECONDS) && process.exitValue() == OUT_OF_MEMORY
                ? new ConnectionEnded("it takes more than " + (command.heapBytes() >> 20) + " MiB of memory", true)
                : new ConnectionEnded("its process ended", false);
    }

    private boolean endsWithin(long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A signal and not the end of its input, which could not be said to a process that reads nothing any more. */
    @Override
    public void close() {
        process.toHandle().destroy();
        if (!endsWithin(ORDERLY_EXIT_SECONDS)) {
            process.destroyForcibly();
            endsWithin(ORDERLY_EXIT_SECONDS);
        }
        synchronized (folder) {
            FolderDeleter.delete(folder);
        }
    }

    /** The process ended before it replied, of this trial or of another; the message says how, and whether memory or time were used up. */
    static final class ConnectionEnded extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean exhausted;

        ConnectionEnded(String reason, boolean exhausted) {
            super(reason);
            this.exhausted = exhausted;
        }

        boolean exhausted() {
            return exhausted;
        }
    }
}
