package dev.czar.sensor;

import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.StartSeen;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.world.terminal.PaneList;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows how a worker's agent ended, from its end until it runs again, also across restarts of Czar. */
final class WorkerExitTracker {
    private static final int LOOKS_FOR_STATUS = 3;

    private final String worker;
    private final ExitScreenReader screens;
    private final LeftoverShell shell;
    private Optional<WorkerExit> exit = Optional.empty();
    private Instant at = Instant.EPOCH;
    private Optional<Instant> again = Optional.empty();
    private boolean seenAlive;
    private boolean remembered;
    private int looks;

    WorkerExitTracker(String worker, ExitScreenReader screens) {
        this.worker = worker;
        this.screens = screens;
        this.shell = new LeftoverShell(screens.agent());
    }

    /** How it ended, while it has not been started again. */
    Optional<WorkerExit> observe(PaneList panes, TerminalHost terminal, PastSessions past, Instant now)
            throws InterruptedException {
        Optional<TerminalPane> pane = panes.ofSession(worker);
        if (!panes.isUnknown(worker)) {
            if (pane.isEmpty()) {
                sessionGone(past, now);
            } else if (pane.get().dead()) {
                ended(pane.get(), terminal, past, now);
            } else {
                runs(pane.get(), terminal, past, now);
            }
        }
        return exit.map(found -> found.aged(ElapsedTime.between(at, now)));
    }

    /** Since when it runs again after an end that was seen. */
    Optional<StartSeen> again(Instant now) {
        return again.map(start -> new StartSeen(worker, ElapsedTime.between(start, now)));
    }

    /** What was known before Czar was stopped. */
    void restore(StartSeen known, Instant seen) {
        again = Optional.of(seen.minus(known.age()));
    }

    /** Whether tmux itself says how the program ended. */
    boolean isCertain() {
        return exit.filter(found -> found.status() >= 0 || !found.signal().isEmpty())
                .isPresent();
    }

    /** Whether no more is to be learned of an end. */
    boolean isSettled() {
        return exit.isEmpty() || isCertain() || looks == 0 || looks > LOOKS_FOR_STATUS;
    }

    private void runs(TerminalPane pane, TerminalHost terminal, PastSessions past, Instant now)
            throws InterruptedException {
        boolean ended = exit.isPresent()
                || !seenAlive && !remembered && past.exit(worker).isPresent();
        seenAlive = true;
        looks = 0;
        if (!shell.isLeft(pane, now)) {
            again = ended ? Optional.of(now) : again;
            exit = Optional.empty();
        } else if (exit.isEmpty()) {
            state(screens.read(pane, terminal, now).because(ExitCause.SHELL_LEFT), now);
        }
    }

    /** Its status may come a little after its end, and sometimes never does. */
    private void ended(TerminalPane pane, TerminalHost terminal, PastSessions past, Instant now)
            throws InterruptedException {
        boolean first = exit.filter(found -> found.process() == pane.pid()).isEmpty();
        if (first && remember(past, pane.pid(), now)) {
            return;
        }
        looks = first ? 1 : looks + 1;
        if (first || !isCertain() && looks <= LOOKS_FOR_STATUS) {
            WorkerExit read = screens.read(pane, terminal, now);
            state(past.takenOver(worker) ? read.because(ExitCause.OWN_ORDER) : read, first ? now : at);
        }
    }

    private void sessionGone(PastSessions past, Instant now) {
        if (exit.isPresent() || remember(past, 0, now) || !past.hadSession(worker)) {
            return;
        }
        ExitCause cause = past.takenOver(worker)
                ? ExitCause.OWN_ORDER
                : past.rebooted() && !seenAlive ? ExitCause.REBOOT : ExitCause.SESSION_LOST;
        state(WorkerExit.withoutTrace(worker, cause), now);
    }

    /** What Czar knew before it was started, when this is the first that it sees of the worker. */
    private boolean remember(PastSessions past, long process, Instant now) {
        Optional<WorkerExit> known = seenAlive || remembered
                ? Optional.empty()
                : past.exit(worker).filter(found -> process == 0 || found.process() == process);
        remembered = true;
        known.ifPresent(found -> state(found, now));
        return known.isPresent();
    }

    private void state(WorkerExit found, Instant since) {
        exit = Optional.of(found);
        at = since;
        again = Optional.empty();
    }

    /** What was known of the sessions before the first look. */
    record PastSessions(Snapshot known, boolean rebooted) {

        /** How the worker's agent had ended, unless it was started since. */
        Optional<WorkerExit> exit(String worker) {
            return known.all(WorkerExit.class)
                    .filter(found -> found.worker().equals(worker))
                    .filter(found -> starts(worker).noneMatch(ago -> ago.compareTo(found.age()) < 0))
                    .findFirst();
        }

        boolean hadSession(String worker) {
            return starts(worker).findAny().isPresent();
        }

        /** A human works in its session. */
        boolean takenOver(String worker) {
            return known.all(Hold.class).anyMatch(hold -> hold.worker().equals(worker) && hold.takenOver());
        }

        private Stream<Duration> starts(String worker) {
            return Stream.concat(
                    known.all(Started.class)
                            .filter(start -> start.worker().equals(worker))
                            .map(Started::ago),
                    known.all(Restarted.class)
                            .filter(start -> start.worker().equals(worker))
                            .map(Restarted::ago));
        }
    }
}
