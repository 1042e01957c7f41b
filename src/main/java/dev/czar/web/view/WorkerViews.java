package dev.czar.web.view;

import dev.czar.fact.Order.Hold;
import dev.czar.fact.Order.Instruction;
import dev.czar.fact.Worker;
import dev.czar.fact.Worker.ContextLeft;
import dev.czar.fact.Worker.PlanLimit;
import dev.czar.fact.Worker.UsageScope;
import dev.czar.fact.Worker.UsageTotal;
import dev.czar.fact.WorkerCondition.Asking;
import dev.czar.fact.WorkerCondition.CurrentTurn;
import dev.czar.fact.WorkerCondition.EvidenceSource;
import dev.czar.fact.WorkerCondition.GivenUp;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.web.request.FactIndex;
import dev.czar.web.view.TaskProgressReader.WaitingStepView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts each worker's facts together. */
public final class WorkerViews {

    private final FactIndex facts;
    private final TaskProgressReader taskProgress;

    public WorkerViews(FactIndex facts) {
        this.facts = facts;
        this.taskProgress = new TaskProgressReader(facts);
    }

    public List<WorkerView> all() {
        return facts.all(Worker.class).stream().map(this::view).toList();
    }

    private WorkerView view(Worker worker) {
        String id = worker.id();
        Optional<WorkerProgress> progress = facts.one(WorkerProgress.class, id);
        String task = task(id);
        Optional<Workspace> workspace = facts.one(Workspace.class, id);
        return new WorkerView(
                id,
                worker.agent(),
                worker.skills(),
                facts.health(id),
                task,
                workspace.map(Workspace::branch).orElse(""),
                task.isEmpty() ? Optional.of(List.of()) : taskProgress.waitingFor(task),
                progress.map(WorkerProgress::silence),
                facts.one(WorkerProcess.class, id),
                turn(id),
                progress,
                facts.one(WorkerResource.class, id),
                workspace,
                facts.one(WorkerReport.class, id),
                facts.one(Hold.class, id),
                facts.one(WorkerExit.class, id),
                facts.one(GivenUp.class, id),
                facts.one(Asking.class, id),
                facts.all(Instruction.class).stream()
                        .filter(instruction -> instruction.worker().equals(id))
                        .toList(),
                PermissionView.all(facts).stream()
                        .filter(permission -> permission.worker().equals(id))
                        .toList(),
                facts.one(UsageTotal.class, UsageScope.WORKER_DAY + "/" + id),
                facts.one(ContextLeft.class, id),
                facts.all(PlanLimit.class).stream()
                        .filter(limit -> limit.worker().equals(id))
                        .toList());
    }

    /** The screen's reading, unless there is better evidence. */
    private Optional<WorkerTurn> turn(String worker) {
        return facts.one(CurrentTurn.class, worker)
                .filter(turn -> turn.source() != EvidenceSource.SCREEN)
                .map(turn -> new WorkerTurn(
                        worker,
                        turn.turn(),
                        turn.source() == EvidenceSource.HOOK ? "hook" : "hooks and screen that disagree",
                        turn.age(),
                        turn.background(),
                        turn.asks()))
                .or(() -> facts.one(WorkerTurn.class, worker));
    }

    private String task(String worker) {
        return facts.taskOf(worker);
    }

    /**
     * A worker on all its axes; {@code task} and {@code branch} are "" when it has none, {@code lastSignOfLife} is the age of
     * its latest output, commit or report, {@code exit} how its agent ended while it does not run, {@code givenUp} why Czar does not
     * start it again and what to do, {@code asking} its open question, {@code instructions} what a human has yet to say to it,
     * {@code permissions} what it waits to be allowed, {@code usage} what it has used today,
     * {@code waitingFor} what its task waits for, the next step first; empty when unknown.
     */
    public record WorkerView(
            String id,
            String agent,
            List<String> skills,
            String health,
            String task,
            String branch,
            Optional<List<WaitingStepView>> waitingFor,
            Optional<Duration> lastSignOfLife,
            Optional<WorkerProcess> process,
            Optional<WorkerTurn> turn,
            Optional<WorkerProgress> progress,
            Optional<WorkerResource> resource,
            Optional<Workspace> workspace,
            Optional<WorkerReport> report,
            Optional<Hold> hold,
            Optional<WorkerExit> exit,
            Optional<GivenUp> givenUp,
            Optional<Asking> asking,
            List<Instruction> instructions,
            List<PermissionView> permissions,
            Optional<UsageTotal> usage,
            Optional<ContextLeft> context,
            List<PlanLimit> planLimits) {}
}
