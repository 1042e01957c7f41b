package dev.czar.sensor;

import dev.czar.fact.Sign;
import dev.czar.fact.WorkerProcess;
import dev.czar.world.ProcessTable;
import dev.czar.world.terminal.Pane;
import dev.czar.world.terminal.Panes;
import dev.czar.world.terminal.ServerState;
import java.time.Instant;
import java.util.Optional;

/** Follows a worker's process by two independent signs: its pane, and the process table. */
final class ProcessWatch {
    private static final int ENOUGH = 3;

    private final String worker;
    private long pid;
    private Optional<Instant> born = Optional.empty();
    private Sign pane = Sign.UNKNOWN;
    private Sign process = Sign.UNKNOWN;
    private int readings;
    private Instant since = Instant.EPOCH;

    ProcessWatch(String worker) {
        this.worker = worker;
    }

    WorkerProcess look(Panes panes, Instant now) {
        Optional<Pane> found = panes.of(worker);
        boolean another = found.filter(seen -> seen.pid() != pid).isPresent();
        if (another) {
            pid = found.get().pid();
            born = ProcessHandle.of(pid).flatMap(handle -> handle.info().startInstant());
        }
        Sign paneNow = paneSign(panes.server(), found);
        Sign processNow = processSign(panes.server());
        if (another || readings == 0 || paneNow != pane || processNow != process) {
            pane = paneNow;
            process = processNow;
            readings = 0;
            since = now;
        }
        readings = Math.min(ENOUGH, readings + 1);
        return new WorkerProcess(worker, pane, process, readings, Activity.age(since, now));
    }

    private static Sign paneSign(ServerState server, Optional<Pane> found) {
        if (server == ServerState.UNREACHABLE) {
            return Sign.UNKNOWN;
        }
        return found.filter(seen -> !seen.dead()).isPresent() ? Sign.PRESENT : Sign.GONE;
    }

    /** A process of the same number that began at another time is not the worker's. */
    private Sign processSign(ServerState server) {
        if (pid == 0) {
            return server == ServerState.UNREACHABLE ? Sign.UNKNOWN : Sign.GONE;
        }
        boolean alive = ProcessHandle.of(pid)
                .filter(ProcessTable::lives)
                .filter(handle -> handle.info().startInstant().equals(born))
                .isPresent();
        return alive ? Sign.PRESENT : Sign.GONE;
    }
}
