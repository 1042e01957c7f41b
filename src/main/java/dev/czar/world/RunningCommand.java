package dev.czar.world;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A started process with threads at its streams. */
final class RunningCommand {
    private static final long STRAGGLERS_MILLIS = 500;

    private final Command command;
    private final Process process;
    private final long begun = System.nanoTime();
    private final Tail output;
    private final Tail errors;
    private final Thread outputReader;
    private final Thread errorReader;

    RunningCommand(Command command) throws IOException {
        this.command = command;
        ProcessBuilder builder =
                new ProcessBuilder(command.argv()).directory(command.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        this.process = builder.start();
        this.output = new Tail(process.getInputStream(), command.outputLimit());
        this.errors = new Tail(process.getErrorStream(), command.outputLimit());
        this.outputReader = start(output);
        this.errorReader = start(errors);
        start(this::feed);
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
        outputReader.join(STRAGGLERS_MILLIS);
        errorReader.join(STRAGGLERS_MILLIS);
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
        Thread thread = new Thread(work, "command-" + process.pid());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
