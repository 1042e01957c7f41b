package dev.czar.actuator.session;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Journal;
import dev.czar.decision.Outcome;
import dev.czar.decision.RestartWorker;
import dev.czar.decision.Step;
import dev.czar.fact.Restarted;
import dev.czar.world.git.NotClean;
import dev.czar.world.terminal.Pane;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Restarts a worker's agent in place, in its worktree as it is. */
public final class WorkerRestart implements Actuator<RestartWorker> {
    private static final String RESTARTING = "restarting";

    private final Sessions sessions;
    private final Journal journal;
    private final Clock clock;

    public WorkerRestart(Sessions sessions, Journal journal, Clock clock) {
        this.sessions = sessions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Class<RestartWorker> actionType() {
        return RestartWorker.class;
    }

    @Override
    public Outcome act(RestartWorker action) throws IOException, NotClean, InterruptedException {
        Optional<Pane> pane = sessions.pane(action.worker());
        journal.append(new Step(action.key(), RESTARTING, process(pane), now()));
        return done(action, sessions.resume(action.worker(), pane));
    }

    /** A process other than the one that was to end has come of the restart already. */
    @Override
    public Outcome resume(RestartWorker action) throws IOException, NotClean, InterruptedException {
        Optional<Pane> pane = sessions.pane(action.worker());
        boolean restarted = pane.filter(found -> !found.dead()).isPresent()
                && journal.steps(action.key()).stream()
                        .anyMatch(step ->
                                step.name().equals(RESTARTING) && !step.detail().equals(process(pane)));
        return restarted ? done(action, pane.get()) : act(action);
    }

    private Outcome done(RestartWorker action, Pane pane) {
        return Outcome.done(
                action,
                now(),
                process(Optional.of(pane)),
                new Restarted(action.worker(), action.episode(), action.attempt(), Duration.ZERO));
    }

    private static String process(Optional<Pane> pane) {
        return pane.map(found -> "process " + found.pid()).orElse("no session");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
