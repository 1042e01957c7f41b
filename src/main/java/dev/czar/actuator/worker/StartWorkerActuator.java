package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.SessionAction.StartWorker;
import dev.czar.fact.Memory.Started;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Gives a worker its worktree and session; one that runs already is kept, so repeating it does no harm. */
public final class StartWorkerActuator implements Actuator<StartWorker> {
    private final SessionLauncher sessions;
    private final Clock clock;

    public StartWorkerActuator(SessionLauncher sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Class<StartWorker> actionType() {
        return StartWorker.class;
    }

    @Override
    public Outcome act(StartWorker action) throws IOException, UncommittedChangesException, InterruptedException {
        Optional<TerminalPane> pane = sessions.pane(action.worker());
        boolean runs = pane.filter(found -> !found.dead()).isPresent();
        TerminalPane now = runs ? pane.get() : sessions.start(action.worker(), pane);
        String detail = "process %d in pane %s%s".formatted(now.pid(), now.id(), runs ? ", which ran already" : "");
        return Outcome.done(
                action,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                detail,
                new Started(action.worker(), now.pid(), Duration.ZERO));
    }
}
