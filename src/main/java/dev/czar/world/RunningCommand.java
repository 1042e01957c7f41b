package dev.czar.world;

import dev.czar.io.DaemonThreadFactory;
import dev.czar.world.ExternalCommand.CommandResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A started process with threads at its streams. */
final class RunningCommand {
    /** What was left behind may hold a stream open; without that, a reader only needs its turn on a busy machine. */
    private static final long READER_GRACE_MILLIS = 5_000;

    private static final long BUSY_MILLIS = 5_000;
    private static final long BUSY_LOOK_MILLIS = 20;

    private final ExternalCommand command;
    private final Process process;
    private final long begun = System.nanoTime();
    private final OutputTail output;
    private final OutputTail errors;
    private final Thread outputReader;
    private final Thread errorReader;

    RunningCommand(ExternalCommand command) throws IOException {
        this.command = command;
        ProcessBuilder builder =
                new ProcessBuilder(command.argv()).directory(command.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        this.process = started(builder);
        this.output = new OutputTail(process.getInputStream(), command.outputLimit());
        this.errors = new OutputTail(process.getErrorStream(), command.outputLimit());
        this.outputReader = start(output);
        this.errorReader = start(errors);
        start(this::feed);
    }

    /** A script just written is busy while a process that begins in this moment still has it open, as its parent had. */
    private static Process started(ProcessBuilder builder) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUSY_MILLIS);
        while (true) {
            try {
                return builder.start();
            } catch (IOException failure) {
                if (!String.valueOf(failure.getMessage()).contains("error=26,") || System.nanoTime() > end) {
                    throw failure;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BUSY_LOOK_MILLIS));
            }
        }
    }

    CommandResult await() throws InterruptedException {
        boolean ended = false;
        try {
            ended = process.waitFor(command.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!ended) {
                killTree(process.toHandle());
            }
        }
        long grace = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READER_GRACE_MILLIS);
        for (Thread reader : List.of(outputReader, errorReader)) {
            TimeUnit.NANOSECONDS.timedJoin(reader, Math.max(1, grace - System.nanoTime()));
        }
        return new CommandResult(
                ended ? process.exitValue() : -1,
                output.bytes(),
                errors.bytes(),
                !ended,
                output.truncated() || errors.truncated(),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private void feed() {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(command.input());
        } catch (IOException closed) {
            return; // a process may end without reading all; its exit code tells
        }
    }

    /** Parents first, so that none starts another; then whatever was started meanwhile. */
    private static void killTree(ProcessHandle root) {
        List<ProcessHandle> descendants = root.descendants().toList();
        root.destroyForcibly();
        for (ProcessHandle descendant : descendants) {
            killTree(descendant);
        }
    }

    private Thread start(Runnable work) {
        Thread thread = new DaemonThreadFactory("command-" + process.pid()).newThread(work);
        thread.start();
        return thread;
    }

    /** Drains a stream and keeps its last bytes. */
    static final class OutputTail implements Runnable {
        private final InputStream stream;
        private final int limit;
        private byte[] kept = new byte[1024];
        private int size;
        private boolean truncated;

        OutputTail(InputStream stream, int limit) {
            this.stream = stream;
            this.limit = limit;
        }

        @Override
        public void run() {
            byte[] chunk = new byte[8192];
            try (stream) {
                for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                    append(chunk, read);
                }
            } catch (IOException closed) {
                markTruncated();
            }
        }

        synchronized byte[] bytes() {
            return Arrays.copyOfRange(kept, Math.max(0, size - limit), size);
        }

        synchronized boolean truncated() {
            return truncated || size > limit;
        }

        private synchronized void append(byte[] chunk, int length) {
            if (size + length > kept.length) {
                makeRoom(length);
            }
            System.arraycopy(chunk, 0, kept, size, length);
            size += length;
        }

        private void makeRoom(int length) {
            if (size > limit) {
                kept = Arrays.copyOfRange(kept, size - limit, size);
                size = limit;
                truncated = true;
            }
            kept = Arrays.copyOf(kept, Math.max(size + length, Math.min(kept.length * 2, 2 * limit + length)));
        }

        private synchronized void markTruncated() {
            truncated = true;
        }
    }
}
