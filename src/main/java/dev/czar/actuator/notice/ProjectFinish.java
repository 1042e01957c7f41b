package dev.czar.actuator.notice;

import dev.czar.actuator.Actuator;
import dev.czar.decision.FinishProject;
import dev.czar.decision.Outcome;
import dev.czar.fact.Integrated;
import dev.czar.fact.Known;
import dev.czar.fact.Project;
import dev.czar.fact.ProjectState;
import dev.czar.fact.ReturnedWork;
import dev.czar.fact.Snapshot;
import dev.czar.project.FinishedProject;
import dev.czar.project.HistoryFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Ends a project: writes its line of history and says that it is finished. */
public final class ProjectFinish implements Actuator<FinishProject> {

    private final HistoryFile history;
    private final String mainline;
    private final List<String> workers;
    private final Supplier<Snapshot> known;
    private final Clock clock;

    public ProjectFinish(
            HistoryFile history, String mainline, List<String> workers, Supplier<Snapshot> known, Clock clock) {
        this.history = history;
        this.known = known;
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
        history.add(new FinishedProject(action.project(), now, workers, successRate(), List.of(), List.of()));
        return Outcome.done(
                action,
                now,
                "the omnibus has landed on " + mainline,
                new Project(action.project(), mainline, ProjectState.FINISHED));
    }

    /** The share of integrated tasks that were never sent back; 1 when there is none. */
    private double successRate() {
        Set<String> integrated = tasks(Integrated.class, Integrated::task);
        Set<String> returned = tasks(ReturnedWork.class, ReturnedWork::task);
        long clean =
                integrated.stream().filter(task -> !returned.contains(task)).count();
        return integrated.isEmpty() ? 1 : (double) clean / integrated.size();
    }

    private <F> Set<String> tasks(Class<F> type, Function<F, String> task) {
        return known.get().facts().stream()
                .map(Known::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .map(task)
                .collect(Collectors.toSet());
    }
}
