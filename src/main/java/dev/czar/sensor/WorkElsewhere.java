package dev.czar.sensor;

import dev.czar.fact.InfrastructureState.RepositoryFault;
import dev.czar.fact.InfrastructureState.RepositoryFaultKind;
import dev.czar.io.TaskBranchNames;
import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.GitRepository.WorktreeCheckout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        if (checkout.branch().startsWith(own) || isKnown(own, checkout.head(), tip)) {
            faults.over(RepositoryFaultKind.WORK_ELSEWHERE, place);
            return;
        }
        Optional<DetachedWork> between = DetachedWork.in(gitDirectory(checkout));
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
    private void inBetween(String worker, WorktreeCheckout checkout, DetachedWork between) {
        String place = checkout.directory().toString();
        if (!between.isReported(repository.history().commit(checkout.head()), branches)) {
            faults.over(RepositoryFaultKind.WORK_ELSEWHERE, place);
            return;
        }
        faults.found(new RepositoryFault(
                RepositoryFaultKind.WORK_ELSEWHERE,
                place,
                "%s has reported its work in the middle of a %s of %s, where it is not looked for"
                        .formatted(worker, between.word(), between.branch()),
                between.remedy(checkout.head())));
    }

    private Path gitDirectory(WorktreeCheckout checkout) {
        try {
            return repository.worktreeGitDirectory(checkout.directory());
        } catch (IOException failure) {
            throw new GitException(
                    "%s cannot be read: %s".formatted(checkout.directory(), failure.getMessage()), failure);
        }
    }

    private boolean isKnown(String own, String head, String tip) {
        return Stream.concat(Stream.of(tip), repository.refs("refs/heads/" + own).values().stream())
                .anyMatch(known -> repository.history().contains(known, head));
    }

    /** A rebase or a bisect that is under way in a worktree, and the branch that it will take HEAD back to. */
    private record DetachedWork(String word, String branch, List<String> picks) {
        private static final List<String> REBASES = List.of("rebase-merge", "rebase-apply");
        private static final String HEADS = "refs/heads/";

        static Optional<DetachedWork> in(Path gitDirectory) {
            try {
                for (String rebase : REBASES) {
                    Path folder = gitDirectory.resolve(rebase);
                    if (Files.exists(folder)) {
                        return Optional.of(new DetachedWork(
                                "rebase", first(folder.resolve("head-name")), lines(folder.resolve("done"))));
                    }
                }
                return Files.exists(gitDirectory.resolve("BISECT_LOG"))
                        ? Optional.of(
                                new DetachedWork("bisect", first(gitDirectory.resolve("BISECT_START")), List.of()))
                        : Optional.empty();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** Whether this commit says that the branch's task is complete, and is not one that is only picked again. */
        boolean isReported(GitCommit commit, TaskBranchNames names) {
            return picks.stream().noneMatch(pick -> pick.endsWith(" " + commit.subject()))
                    && names.parse(branch)
                            .filter(name -> commit.completes(name.task()))
                            .isPresent();
        }

        String remedy(String head) {
            return word.equals("rebase")
                    ? "end it: in that folder, `git rebase --continue`, or `git rebase --abort` and `git merge %s`"
                            .formatted(head)
                    : "end it: in that folder, `git bisect reset` and `git merge %s`".formatted(head);
        }

        private static String first(Path file) throws IOException {
            String name = Files.exists(file) ? Files.readString(file).strip() : "";
            return name.startsWith(HEADS) ? name.substring(HEADS.length()) : name;
        }

        private static List<String> lines(Path file) throws IOException {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        }
    }
}
