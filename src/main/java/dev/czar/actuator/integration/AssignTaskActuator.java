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
import dev.czar.world.git.GitRepository.WorktreeCheckout;
import dev.czar.world.git.RefChange;
import dev.czar.world.git.worktree.GitWorktrees;
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
        if (queue.read().value().task(action.task()).isEmpty()) {
            return refused(action, "the queue has no task " + action.task());
        }
        Optional<String> obstacle = begin(action);
        if (obstacle.isPresent()) {
            return refused(action, obstacle.get());
        }
        if (!queue.markAssigned(action.task(), action.worker())) {
            return Outcome.failed(action, site.clock().instant(), "the queue file kept changing meanwhile");
        }
        String answer = "%s is for %s now%s.".formatted(action.task(), action.worker(), place(action));
        answer(action, answer);
        return Outcome.done(action, site.clock().instant(), answer, answered(action));
    }

    private Outcome refused(AssignTask action, String why) {
        answer(action, "%s was not given to %s: %s.".formatted(action.task(), action.worker(), why));
        return Outcome.failed(action, site.clock().instant(), why, answered(action));
    }

    private void answer(AssignTask action, String words) {
        forge.comment(action.number(), "%s (command %s)".formatted(words, action.comment()));
    }

    private static CommandAnswered answered(AssignTask action) {
        return new CommandAnswered(action.number(), action.comment(), Duration.ZERO);
    }

    private BranchName own(AssignTask action) {
        return new BranchName(site.trunk().tasks().of(action.worker(), action.task()));
    }

    private String place(AssignTask action) {
        BranchName own = own(action);
        boolean moved = !own.name().equals(action.branch())
                && site.repository().head(own).isPresent();
        return moved ? ", and goes on in branch " + own : "";
    }

    /** Begins the worker's branch on the work, or brings it forward to it; what keeps that from being done. */
    private Optional<String> begin(AssignTask action) {
        GitRepository repository = site.repository();
        BranchName own = own(action);
        Optional<String> work = repository.head(new BranchName(action.branch()));
        Optional<String> there = repository.head(own);
        if (own.name().equals(action.branch()) || work.isEmpty()) {
            return Optional.empty();
        }
        if (there.isEmpty()) {
            repository.updateRefs(RefChange.create(own.ref(), onTop(action, work.get())));
            return Optional.empty();
        }
        if (repository.history().contains(there.get(), work.get())) {
            return Optional.empty();
        }
        if (!repository.history().contains(work.get(), ownWork(action, there.get()))) {
            return Optional.of(
                    "branch %s has commits that %s lacks; merge or delete it first".formatted(own, action.branch()));
        }
        return moveForward(own, there.get(), onTop(action, work.get()));
    }

    /** Under a checkout a branch is not moved: its files would stay behind. */
    private Optional<String> moveForward(BranchName own, String from, String to) {
        Optional<WorktreeCheckout> checkout = new GitWorktrees(site.repository()).withBranch(own);
        if (checkout.isPresent()) {
            return Optional.of("branch %s is older than the work and checked out in %s; switch away from it first"
                    .formatted(own, checkout.get().directory().getFileName()));
        }
        site.repository().updateRefs(RefChange.move(own.ref(), from, to));
        return Optional.empty();
    }

    private String onTop(AssignTask action, String work) {
        String tree = site.repository().history().commit(work).tree();
        return new CommitWriter(site.repository()).commit(tree, List.of(work), beginning(action));
    }

    private static String beginning(AssignTask action) {
        return "Go on with %s from %s".formatted(action.task(), action.branch());
    }

    /** Without the commit by which an earlier assignment began the branch. */
    private String ownWork(AssignTask action, String head) {
        GitCommit last = site.repository().history().commit(head);
        return last.subject().equals(beginning(action)) && last.parents().size() == 1
                ? last.parents().get(0)
                : head;
    }
}
