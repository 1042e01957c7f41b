package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Outcome;
import dev.czar.decision.SessionAction.StartWorker;
import dev.czar.fact.Memory.Started;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Gives a worker its worktree and session; one that runs already is kept, so repeating it does no harm. */
public final class StartWorkerActuator implements Actuator<StartWorker> {
    private static final String STARTING = "starting";

    private final SessionLauncher sessions;
    private final ExecutionJournal journal;
    private final Clock clock;

    public StartWorkerActuator(SessionLauncher sessions, ExecutionJournal journal, Clock clock) {
        this.sessions = sessions;
        this.journal = journal;
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
        TerminalPane now = runs ? pane.get() : start(action, pane);
        String detail = "process %d in pane %s%s".formatted(now.pid(), now.id(), runs ? ", which ran already" : "");
        return Outcome.done(action, now(), detail, new Started(action.worker(), now.pid(), Duration.ZERO));
    }

    /** What runs now and was begun before the crash runs since then. */
    @Override
    public Outcome resume(StartWorker action) throws IOException, UncommittedChangesException, InterruptedException {
        List<ExecutionStep> before = journal.steps(action.key());
        Outcome done = act(action);
        boolean ranAlready = journal.steps(action.key()).size() == before.size();
        return ranAlready && !before.isEmpty()
                ? done.happened(before.get(before.size() - 1).at())
                : done;
    }

    private TerminalPane start(StartWorker action, Optional<TerminalPane> pane)
            throws IOException, UncommittedChangesException, InterruptedException {
        journal.append(new ExecutionStep(action.key(), STARTING, "", now()));
        return sessions.start(action.worker(), pane);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
