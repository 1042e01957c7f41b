package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Observation;
import dev.czar.fact.Order.Restart;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Restarts a worker's agent in place, in its worktree as it is, with its last conversation unless that one is over or lost. */
public final class RestartWorkerActuator implements Actuator<RestartWorker> {
    private static final String RESTARTING = "restarting";
    private static final Set<ExitCause> NEW_CONVERSATION =
            Set.of(ExitCause.COMPLETED, ExitCause.NOTHING_TO_RESUME, ExitCause.CONTEXT_FULL);

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
        TerminalPane restarted =
                resumes(action) ? sessions.resume(action.worker(), pane) : sessions.start(action.worker(), pane);
        return done(action, restarted);
    }

    /** A process other than the one that was to end has come of the restart already. */
    @Override
    public Outcome resume(RestartWorker action) throws IOException, UncommittedChangesException, InterruptedException {
        Optional<TerminalPane> pane = sessions.pane(action.worker());
        boolean restarted = pane.filter(found -> !found.dead()).isPresent()
                && begun(action)
                        .filter(step -> !step.detail().equals(process(pane)))
                        .isPresent();
        return restarted
                ? done(action, pane.get()).happened(begun(action).orElseThrow().at())
                : act(action);
    }

    /** The last time this restart was begun. */
    private Optional<ExecutionStep> begun(RestartWorker action) {
        return journal.steps(action.key()).stream()
                .filter(step -> step.name().equals(RESTARTING))
                .reduce((older, newer) -> newer);
    }

    private Outcome done(RestartWorker action, TerminalPane pane) {
        Fact restarted = new Restarted(
                action.worker(),
                action.episode(),
                action.attempt(),
                action.cause(),
                resumes(action),
                pane.pid(),
                Duration.ZERO);
        List<Observation> known = new ArrayList<>(List.of(Observation.of(restarted, action.key(), now())));
        if (action.cause() == ExitCause.ORDERED) {
            known.add(Observation.gone(Fact.key(Restart.class, action.worker()), action.key(), now()));
        }
        return new Outcome(action.key(), OutcomeStatus.DONE, process(Optional.of(pane)), now(), known);
    }

    private boolean resumes(RestartWorker action) {
        return sessions.resumes(action.worker()) && !NEW_CONVERSATION.contains(action.cause());
    }

    private static String process(Optional<TerminalPane> pane) {
        return pane.map(found -> "process " + found.pid()).orElse("no session");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
