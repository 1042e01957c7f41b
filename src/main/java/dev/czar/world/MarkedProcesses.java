package dev.czar.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/** Processes found by a variable in their environment, which a child keeps that has left its parent, group and terminal. */
public final class MarkedProcesses {
    /** The variable that names what a process was started for. */
    static final String VARIABLE = "CZAR_RUN";

    private static final Path PROC = Path.of("/proc");
    private static final int ROUNDS = 5;
    private static final long ROUND_MILLIS = 200;

    private MarkedProcesses() {}

    /** The numbers of those in whose environment this text is; {@code mark} is a variable with its value, or the beginning of it. */
    public static LongStream carrying(String mark) throws IOException, InterruptedException {
        if (Files.exists(PROC.resolve("self/environ"))) {
            return ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).filter(pid -> environment(pid)
                    .contains("\0" + mark));
        }
        String listing = ExternalCommand.of("ps", "axeww", "-o", "pid=,command=")
                .in(Path.of("/"))
                .withTimeLimit(Duration.ofSeconds(5))
                .run()
                .output();
        return listing.lines()
                .filter(line -> (line + " ").contains(" " + mark.replace('\0', ' ')))
                .map(line -> line.strip().split("\\s", 2)[0])
                .mapToLong(Long::parseLong);
    }

    /** Kills all that were started for this run, and what they start meanwhile. */
    public static void end(String run) throws IOException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> left = carrying(VARIABLE + "=" + run + "\0")
                    .filter(pid -> pid != ProcessHandle.current().pid())
                    .boxed()
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(left);
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(ROUND_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException alive) {
            return; // the next round looks again
        }
    }

    /** Begins and ends with a zero, which separates the variables; empty when it is another user's. */
    private static String environment(long pid) {
        try {
            return "\0" + Files.readString(PROC.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException notOurs) {
            return "";
        }
    }
}
