package dev.czar.sensor;

import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.io.ProcessTable;
import dev.czar.world.terminal.PaneList;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Follows a worker's process by two independent signs: its pane, and the process table. */
final class WorkerProcessTracker {
    private static final int ENOUGH = 3;

    /** A look at the terminals that fails for less than this interrupts nothing. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final String worker;
    private long pid;
    private Optional<Instant> born = Optional.empty();
    private Sign pane = Sign.UNKNOWN;
    private Sign process = Sign.UNKNOWN;
    private int readings;
    private Instant since = Instant.EPOCH;
    private Optional<Instant> present = Optional.empty();

    WorkerProcessTracker(String worker) {
        this.worker = worker;
    }

    /** {@code agentGone}: what runs in the pane is not the agent any more. */
    WorkerProcess observe(PaneList panes, boolean agentGone, Instant now) {
        Optional<TerminalPane> found = panes.ofSession(worker);
        boolean another = found.filter(seen -> seen.pid() != pid).isPresent();
        if (another) {
            pid = found.get().pid();
            born = ProcessHandle.of(pid).flatMap(handle -> handle.info().startInstant());
        }
        boolean unknown = panes.isUnknown(worker);
        Sign paneNow = paneSign(unknown, found);
        Sign processNow = agentGone ? Sign.GONE : processSign(unknown);
        if (another || readings == 0 || paneNow != pane || processNow != process) {
            since = begun(another || readings == 0, paneNow, processNow, now);
            pane = paneNow;
            process = processNow;
            readings = 0;
        }
        readings = Math.min(ENOUGH, readings + 1);
        return new WorkerProcess(worker, pane, process, readings, ElapsedTime.between(since, now));
    }

    /** Since when it is as it is now; what is seen for the first time has run since it was started. */
    private Instant begun(boolean first, Sign paneNow, Sign processNow, Instant now) {
        if (processNow != Sign.PRESENT) {
            present = Optional.empty();
        }
        if (paneNow != Sign.PRESENT || processNow != Sign.PRESENT) {
            return now;
        }
        boolean brief = pane == Sign.UNKNOWN && ElapsedTime.between(since, now).compareTo(MOMENT) < 0;
        present = first ? born : present.filter(before -> brief);
        present = Optional.of(present.filter(now::isAfter).orElse(now));
        return present.get();
    }

    /** Whether it was read so often that more readings count for nothing. */
    boolean isSettled() {
        return readings == ENOUGH;
    }

    private static Sign paneSign(boolean unknown, Optional<TerminalPane> found) {
        if (unknown) {
            return Sign.UNKNOWN;
        }
        return found.filter(seen -> !seen.dead()).isPresent() ? Sign.PRESENT : Sign.GONE;
    }

    /** A process of the same number that began at another time is not the worker's. */
    private Sign processSign(boolean unknown) {
        if (pid == 0) {
            return unknown ? Sign.UNKNOWN : Sign.GONE;
        }
        boolean alive = ProcessHandle.of(pid)
                .filter(ProcessTable::isAlive)
                .filter(handle -> handle.info().startInstant().equals(born))
                .isPresent();
        if (!alive) {
            return Sign.GONE;
        }
        return ProcessTable.isStopped(pid) ? Sign.STOPPED : Sign.PRESENT;
    }
}
