package dev.czar.sensor;

import dev.czar.fact.InfrastructureState.RepositoryFault;
import dev.czar.fact.InfrastructureState.RepositoryFaultKind;
import dev.czar.forecast.TaskBranch;
import dev.czar.io.TaskBranchNames;
import dev.czar.io.UnfinishedOperation;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.WorktreeCheckout;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Commits a worker makes on a detached HEAD or on a branch that is not its own, where Czar does not look for its work. */
final class WorkElsewhere {
    private final GitRepository repository;
    private final TaskBranchNames branches;
    private final RepositoryFaultTracker faults;

    WorkElsewhere(GitRepository repository, TaskBranchNames branches, RepositoryFaultTracker faults) {
        this.repository = repository;
        this.branches = branches;
        this.faults = faults;
    }

    void look(String worker, WorktreeCheckout checkout, String tip) {
        String place = checkout.directory().toString();
        String own = branches.ofWorker(worker);
        if (checkout.branch().startsWith(own)) {
            onItsBranches(worker, checkout, tip);
            return;
        }
        if (isKnown(own, checkout.head(), tip)) {
            faults.over(RepositoryFaultKind.WORK_ELSEWHERE, place);
            return;
        }
        Optional<UnfinishedOperation> between = UnfinishedOperation.in(checkout.directory())
                .filter(operation -> operation.isRebase() || operation.isBisect());
        if (between.isPresent()) {
            inBetween(worker, checkout, between.get());
            return;
        }
        String where = checkout.branch().isEmpty() ? "a detached HEAD" : "the branch " + checkout.branch();
        faults.found(new RepositoryFault(
                RepositoryFaultKind.WORK_ELSEWHERE,
                place,
                worker + " commits on " + where + ", where its work is not looked for",
                "take it to its branch: in that folder, `git switch <its %s… branch>` and `git merge %s`"
                        .formatted(own, checkout.branch().isEmpty() ? checkout.head() : checkout.branch())));
    }

    /** A task that is reported on another of the worker's branches than its own is reported to nobody. */
    private void onItsBranches(String worker, WorktreeCheckout checkout, String tip) {
        String place = checkout.directory().toString();
        Optional<TaskBranch> meant = reportedFor(worker, checkout, tip);
        if (meant.isEmpty()) {
            faults.over(RepositoryFaultKind.WORK_ELSEWHERE, place);
            return;
        }
        faults.found(new RepositoryFault(
                RepositoryFaultKind.WORK_ELSEWHERE,
                place,
                "%s has reported %s on the branch %s, where it is not looked for"
                        .formatted(worker, meant.get().task(), checkout.branch()),
                "take it to its branch: in that folder, `git switch %s` and `git merge %s`"
                        .formatted(meant.get().name(), checkout.branch())));
    }

    private Optional<TaskBranch> reportedFor(String worker, WorktreeCheckout checkout, String tip) {
        CommitHistory history = repository.history();
        GitCommit commit = history.commit(checkout.head());
        if (!commit.message().contains(GitCommit.COMPLETION) || history.contains(tip, checkout.head())) {
            return Optional.empty();
        }
        return TaskBranch.all(repository, branches, Set.of(worker)).stream()
                .filter(other -> !other.name().equals(checkout.branch()) && commit.completes(other.task()))
                .filter(other -> !history.contains(other.head(), checkout.head()))
                .findFirst();
    }

    /** A branch that has no commit was deleted under the worktree, or the worker has begun one without a past ({@code --orphan}). */
    void withoutCommits(String worker, WorktreeCheckout checkout, Optional<String> last, String lastHead) {
        String place = checkout.directory().toString();
        String own = branches.ofWorker(worker);
        boolean deleted =
                last.map(checkout.branch()::equals).orElse(checkout.branch().startsWith(own));
        if (deleted) {
            faults.over(RepositoryFaultKind.WORK_ELSEWHERE, place);
            faults.found(new RepositoryFault(
                    RepositoryFaultKind.WORKTREE_WITHOUT_BRANCH,
                    worker,
                    "the branch " + checkout.branch() + " that its worktree is on is gone",
                    "it is made again at the last commit of the worktree by a rule, or by `czar restart " + worker
                            + "`",
                    lastHead));
        } else {
            faults.found(new RepositoryFault(
                    RepositoryFaultKind.WORK_ELSEWHERE,
                    place,
                    "%s is on the branch %s, which has no commit yet and shares none with its task"
                            .formatted(worker, checkout.branch()),
                    "take it back: in that folder, `git switch %s`"
                            .formatted(last.orElse("<its " + own + "… branch>"))));
        }
    }

    /** What detaches HEAD takes it back, unless the worker reports its work before that. */
    private void inBetween(String worker, WorktreeCheckout checkout, UnfinishedOperation between) {
        String place = checkout.directory().toString();
        if (!isReported(between, repository.history().commit(checkout.head()))) {
            faults.over(RepositoryFaultKind.WORK_ELSEWHERE, place);
            return;
        }
        faults.found(new RepositoryFault(
                RepositoryFaultKind.WORK_ELSEWHERE,
                place,
                "%s has reported its work in the middle of a %s of %s, where it is not looked for"
                        .formatted(worker, between.word(), between.branch()),
                between.remedy("git merge " + checkout.head())));
    }

    private boolean isKnown(String own, String head, String tip) {
        return Stream.concat(Stream.of(tip), repository.refs("refs/heads/" + own).values().stream())
                .anyMatch(known -> repository.history().contains(known, head));
    }

    /** Whether a commit in between says that the branch's task is complete, and is not one that is only picked again. */
    private boolean isReported(UnfinishedOperation between, GitCommit commit) {
        return between.picks().stream().noneMatch(pick -> pick.endsWith(" " + commit.subject()))
                && branches.parse(between.branch())
                        .filter(name -> commit.completes(name.task()))
                        .isPresent();
    }
}
