package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Outcome;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.Memory.Restarted;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Restarts a worker's agent in place, in its worktree as it is. */
public final class RestartWorkerActuator implements Actuator<RestartWorker> {
    private static final String RESTARTING = "restarting";

    private final SessionLauncher sessions;
    private final ExecutionJournal journal;
    private final Clock clock;

    public RestartWorkerActuator(SessionLauncher sessions, ExecutionJournal journal, Clock clock) {
        this.sessions = sessions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Class<RestartWorker> actionType() {
        return RestartWorker.class;
    }

    @Override
    public Outcome act(RestartWorker action) throws IOException, UncommittedChangesException, InterruptedException {
        Optional<TerminalPane> pane = sessions.pane(action.worker());
        journal.append(new ExecutionStep(action.key(), RESTARTING, process(pane), now()));
        return done(action, sessions.resume(action.worker(), pane));
    }

    /** A process other than the one that was to end has come of the restart already. */
    @Override
    public Outcome resume(RestartWorker action) throws IOException, UncommittedChangesException, InterruptedException {
        Optional<TerminalPane> pane = sessions.pane(action.worker());
        boolean restarted = pane.filter(found -> !found.dead()).isPresent()
                && journal.steps(action.key()).stream()
                        .anyMatch(step ->
                                step.name().equals(RESTARTING) && !step.detail().equals(process(pane)));
        return restarted ? done(action, pane.get()) : act(action);
    }

    private Outcome done(RestartWorker action, TerminalPane pane) {
        return Outcome.done(
                action,
                now(),
                process(Optional.of(pane)),
                new Restarted(action.worker(), action.episode(), action.attempt(), Duration.ZERO));
    }

    private static String process(Optional<TerminalPane> pane) {
        return pane.map(found -> "process " + found.pid()).orElse("no session");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
