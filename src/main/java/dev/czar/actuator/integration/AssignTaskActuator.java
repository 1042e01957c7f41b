package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.AssignmentAction.AssignTask;
import dev.czar.decision.Outcome;
import dev.czar.fact.Memory.CommandAnswered;
import dev.czar.project.files.ProjectException;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.world.forge.Forge;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.CommitWriter;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.RefChange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes into the queue who has a task from now on, and begins that worker's branch where the work is: with a commit of its
 * own on top, for what the branch said of being complete was another worker's word.
 */
public final class AssignTaskActuator implements Actuator<AssignTask> {
    private final IntegrationContext site;
    private final Forge forge;
    private final WorkQueueFile queue;

    public AssignTaskActuator(IntegrationContext site, Forge forge, WorkQueueFile queue) {
        this.site = site;
        this.forge = forge;
        this.queue = queue;
    }

    @Override
    public Class<AssignTask> actionType() {
        return AssignTask.class;
    }

    @Override
    public Outcome act(AssignTask action) throws IOException, ProjectException {
        if (!queue.markAssigned(action.task(), action.worker())) {
            return Outcome.failed(
                    action, site.clock().instant(), "the queue file has no such task, or kept changing meanwhile");
        }
        String answer = "%s is for %s now%s.".formatted(action.task(), action.worker(), begun(action));
        forge.comment(action.number(), "%s (command %s)".formatted(answer, action.comment()));
        return Outcome.done(
                action,
                site.clock().instant(),
                answer,
                new CommandAnswered(action.number(), action.comment(), Duration.ZERO));
    }

    /** What is told of the branch; one that the worker has already is left as it is. */
    private String begun(AssignTask action) {
        GitRepository repository = site.repository();
        BranchName own = new BranchName(site.trunk().tasks().of(action.worker(), action.task()));
        if (own.name().equals(action.branch())) {
            return "";
        }
        Optional<String> there = repository.head(new BranchName(action.branch()));
        if (there.isPresent() && repository.head(own).isEmpty()) {
            GitCommit last = repository.history().commit(there.get());
            String commit = new CommitWriter(repository)
                    .commit(
                            last.tree(),
                            List.of(last.id()),
                            "Go on with %s from %s".formatted(action.task(), action.branch()));
            repository.updateRefs(RefChange.create(own.ref(), commit));
        }
        return repository.head(own).isPresent() ? ", and goes on in branch " + own : "";
    }
}
