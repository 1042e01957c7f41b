package dev.czar.world.terminal;

import dev.czar.io.ProcessTable;
import dev.czar.world.ExternalCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends panes' processes with all that descends from them or carries their mark: politely first, then for certain. */
final class ProcessTree {
    private static final int ROUNDS = 5;
    private static final long LOOK_MILLIS = 50;

    private final Set<Long> roots;
    private final SessionProcesses processes;

    /** {@code roots} are processes that live, each leading a group; {@code mark} is found in the environment of all that they start. */
    ProcessTree(Collection<Long> roots, String mark) {
        this.roots = Set.copyOf(roots);
        this.processes = new SessionProcesses(this.roots, mark);
    }

    /** Asks it to end, waits for the grace, then kills what is left; false when something still lives. */
    boolean end(Duration grace) throws IOException, InterruptedException {
        List<ProcessHandle> members = processes.all();
        if (members.isEmpty()) {
            return true;
        }
        signal("HUP");
        signal("TERM");
        members.forEach(ProcessHandle::destroy);
        if (gone(members, grace) && processes.all().isEmpty()) {
            return true;
        }
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> left = processes.all();
            left.forEach(ProcessHandle::destroyForcibly);
            members.forEach(ProcessHandle::destroyForcibly);
            signal("KILL");
            if (gone(left, Duration.ofSeconds(1)) && processes.all().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** To the process groups; that one is gone already is no failure. */
    private void signal(String name) throws IOException, InterruptedException {
        for (long root : roots) {
            ExternalCommand.of(
                            "sh", "-c", "kill -s \"$1\" -- \"-$2\" 2>/dev/null || :", "sh", name, Long.toString(root))
                    .in(Path.of("/"))
                    .withTimeLimit(Duration.ofSeconds(3))
                    .run();
        }
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
}
