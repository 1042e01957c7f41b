package dev.czar.world.terminal;

import dev.czar.world.ExternalCommand;
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
import java.util.stream.Stream;

/** A pane's process, its group and all that descends from it. */
public final class ProcessTree {
    private static final int ROUNDS = 5;
    private static final long LOOK_MILLIS = 50;

    private final long pid;

    ProcessTree(long pid) {
        this.pid = pid;
    }

    /** Asks it to end, waits for the grace, then kills what is left; false when something still lives. */
    boolean end(Duration grace) throws IOException, InterruptedException {
        List<ProcessHandle> members = members();
        signal("HUP");
        signal("TERM");
        if (gone(members, grace) && members().isEmpty()) {
            return true;
        }
        for (int round = 0; round < ROUNDS; round++) {
            Stream.concat(members.stream(), members().stream()).forEach(ProcessHandle::destroyForcibly);
            signal("KILL");
            if (gone(members, Duration.ofSeconds(1)) && members().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private List<ProcessHandle> members() {
        return ProcessHandle.of(pid)
                .map(root -> Stream.concat(Stream.of(root), root.descendants())
                        .filter(ProcessTable::isAlive)
                        .toList())
                .orElse(List.of());
    }

    /** To the process group; that it is gone already is no failure. */
    private void signal(String name) throws IOException, InterruptedException {
        ExternalCommand.of("sh", "-c", "kill -s \"$1\" -- \"-$2\" 2>/dev/null || :", "sh", name, Long.toString(pid))
                .in(Path.of("/"))
                .withTimeLimit(Duration.ofSeconds(3))
                .run();
    }

    /** A process whose end the terminal has not noticed yet never exits for Java, so it is looked at now and then. */
    private static boolean gone(List<ProcessHandle> members, Duration patience) throws InterruptedException {
        CompletableFuture<?> all = CompletableFuture.allOf(
                members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        long end = System.nanoTime() + patience.toNanos();
        while (members.stream().anyMatch(ProcessTable::isAlive) && System.nanoTime() < end) {
            try {
                all.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException alive) {
                continue;
            }
        }
        return members.stream().noneMatch(ProcessTable::isAlive);
    }

    /** Whether processes live; one that has ended and that nobody has collected yet does not. */
    public static final class ProcessTable {
        private ProcessTable() {}

        public static boolean isAlive(long pid) {
            return ProcessHandle.of(pid).filter(ProcessTable::isAlive).isPresent();
        }

        public static boolean isAlive(ProcessHandle process) {
            return process.isAlive() && !ended(process.pid());
        }

        private static boolean ended(long pid) {
            Path status = Path.of("/proc", Long.toString(pid), "stat");
            try {
                String text = Files.readString(status, StandardCharsets.ISO_8859_1);
                int state = text.lastIndexOf(')') + 2;
                return state < text.length() && (text.charAt(state) == 'Z' || text.charAt(state) == 'X');
            } catch (IOException notHere) {
                return Files.exists(Path.of("/proc/self/stat")) && !Files.exists(status);
            }
        }
    }
}
