package dev.czar.actuator.notice;

import dev.czar.actuator.Actuator;
import dev.czar.decision.FinishProject;
import dev.czar.decision.Outcome;
import dev.czar.fact.Project;
import dev.czar.fact.ProjectState;
import dev.czar.project.FinishedProject;
import dev.czar.project.HistoryFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Ends a project: writes its line of history and says that it is finished. */
public final class ProjectFinish implements Actuator<FinishProject> {

    private final HistoryFile history;
    private final String mainline;
    private final List<String> workers;
    private final Clock clock;

    public ProjectFinish(HistoryFile history, String mainline, List<String> workers, Clock clock) {
        this.history = history;
        this.mainline = mainline;
        this.workers = List.copyOf(workers);
        this.clock = clock;
    }

    @Override
    public Class<FinishProject> actionType() {
        return FinishProject.class;
    }

    @Override
    public Outcome act(FinishProject action) throws IOException {
        Instant now = clock.instant();
        history.add(new FinishedProject(action.project(), now, workers, 1.0, List.of(), List.of()));
        return Outcome.done(
                action,
                now,
                "the omnibus has landed on " + mainline,
                new Project(action.project(), mainline, ProjectState.FINISHED));
    }
}
