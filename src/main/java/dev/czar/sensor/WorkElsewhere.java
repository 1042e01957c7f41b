package dev.czar.sensor;

import dev.czar.fact.InfrastructureState.RepositoryFault;
import dev.czar.fact.InfrastructureState.RepositoryFaultKind;
import dev.czar.io.TaskBranchNames;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.GitRepository.WorktreeCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Commits a worker makes on a detached HEAD or on a branch that is not its own, where Czar does not look for its work. */
final class WorkElsewhere {

    private static final List<String> IN_BETWEEN = List.of("rebase-merge", "rebase-apply", "BISECT_LOG");

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
        if (checkout.branch().startsWith(own)
                || isBetween(checkout.directory())
                || isKnown(own, checkout.head(), tip)) {
            faults.over(RepositoryFaultKind.WORK_ELSEWHERE, place);
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

    /** A rebase or a bisect detaches HEAD and takes it back. */
    private boolean isBetween(Path worktree) {
        try {
            Path folder = repository.worktreeGitDirectory(worktree);
            return IN_BETWEEN.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
        } catch (IOException failure) {
            throw new GitException("%s cannot be read: %s".formatted(worktree, failure.getMessage()), failure);
        }
    }

    private boolean isKnown(String own, String head, String tip) {
        return Stream.concat(Stream.of(tip), repository.refs("refs/heads/" + own).values().stream())
                .anyMatch(known -> repository.history().contains(known, head));
    }
}
