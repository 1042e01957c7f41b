package dev.czar.actuator;

import dev.czar.decision.Outcome;
import dev.czar.decision.ProjectAction.FinishProject;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.Snapshot;
import dev.czar.fact.WorkerState.AgentRecord;
import dev.czar.project.files.AgentRecordFolder;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.queue.ProjectHistoryFile;
import dev.czar.project.queue.ProjectHistoryFile.FinishedProject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Ends a project: writes its line of history, keeps what its agents made of tasks, and says that it is finished. */
public final class FinishProjectActuator implements Actuator<FinishProject> {

    private final ProjectHistoryFile history;
    private final AgentRecordFolder records;
    private final String mainline;
    private final List<String> workers;
    private final Supplier<Snapshot> known;
    private final Clock clock;

    public FinishProjectActuator(
            ProjectLayout layout, String mainline, List<String> workers, Supplier<Snapshot> known, Clock clock) {
        this.history = new ProjectHistoryFile(layout, clock);
        this.records = layout.agentRecords();
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
        records.write(
                known.get()
                        .all(AgentRecord.class)
                        .filter(record -> record.project().isEmpty())
                        .toList(),
                now);
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

    private <F extends Fact> Set<String> tasks(Class<F> type, Function<F, String> task) {
        return known.get().all(type).map(task).collect(Collectors.toSet());
    }
}
