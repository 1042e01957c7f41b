package dev.czar.world.git.worktree;

import dev.czar.io.UnfinishedOperation;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.WorktreeCheckout;
import dev.czar.world.git.GoverningFiles;
import dev.czar.world.git.RefChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Brings the mainline, and the work tree that has it checked out, forward to a commit; nobody's uncommitted work is touched. */
public final class MainlineForward {
    private final GitRepository repository;
    private final BranchName mainline;
    private final GitWorktrees worktrees;

    public MainlineForward(GitRepository repository, BranchName mainline) {
        this.repository = repository;
        this.mainline = mainline;
        this.worktrees = new GitWorktrees(repository);
    }

    /** From where it was seen to a commit that leads on from there. */
    public ForwardResult to(String commit, String before) {
        List<WorktreeCheckout> all = worktrees.list();
        Optional<String> rebased = rebased(all);
        if (rebased.isPresent()) {
            return new ForwardResult(false, rebased.get());
        }
        List<WorktreeCheckout> checkouts =
                all.stream().filter(one -> one.branch().equals(mainline.name())).toList();
        Optional<String> unreachable = unreachable(checkouts);
        if (unreachable.isPresent()) {
            return new ForwardResult(false, unreachable.get());
        }
        if (!checkouts.isEmpty()) {
            WorktreeCheckout checkout = checkouts.get(0);
            return new CheckoutFastForward(repository, checkout)
                    .to(commit)
                    .map(reason -> new ForwardResult(false, inTheWay(checkout, reason)))
                    .orElse(ForwardResult.DONE);
        }
        return repository.updateRefs(RefChange.move(mainline.ref(), before, commit))
                ? ForwardResult.DONE
                : new ForwardResult(true, "the mainline moved away from " + before);
    }

    /** A rebase of the mainline would fail at its end when the mainline has moved meanwhile. */
    private Optional<String> rebased(List<WorktreeCheckout> all) {
        return all.stream()
                .filter(one -> one.branch().isEmpty())
                .flatMap(one -> UnfinishedOperation.in(one.directory())
                        .filter(operation ->
                                operation.isRebase() && operation.branch().equals(mainline.name()))
                        .map(operation -> said(operation, one))
                        .stream())
                .findFirst();
    }

    /** What does not follow would show all that lands as taken back. */
    private static Optional<String> unreachable(List<WorktreeCheckout> checkouts) {
        return checkouts.stream()
                .map(WorktreeCheckout::directory)
                .filter(directory -> !Files.exists(directory))
                .findFirst()
                .map(gone ->
                        "%s has the mainline checked out and is not there; `git worktree prune` if it is gone, `git worktree repair` in it if it was moved"
                                .formatted(gone))
                .or(() -> checkouts.stream()
                        .skip(1)
                        .findFirst()
                        .map(second ->
                                "%s has the mainline checked out as well, and only one of two can follow; `git switch --detach` in one of them"
                                        .formatted(second.directory())));
    }

    private String inTheWay(WorktreeCheckout checkout, String reason) {
        return UnfinishedOperation.in(checkout.directory())
                .map(operation -> said(operation, checkout))
                .orElseGet(() -> "%s has the mainline checked out and cannot follow: %s"
                        .formatted(checkout.directory(), reason));
    }

    private static String said(UnfinishedOperation operation, WorktreeCheckout checkout) {
        return operation.sentence(checkout.directory()) + "; " + operation.remedy();
    }

    /** The files that govern, changed between these commits, which the work tree with the mainline keeps as they were. */
    public Optional<KeptFiles> keptOutOfForce(String base, String commit) {
        List<String> governing = GoverningFiles.among(repository.history().changedFiles(base, commit));
        return governing.isEmpty()
                ? Optional.empty()
                : worktrees.withBranch(mainline).map(found -> new KeptFiles(found.directory(), governing));
    }

    /** What came of it: a problem, "" for none, and whether that was only that somebody else moved the mainline. */
    public record ForwardResult(boolean overtaken, String problem) {
        static final ForwardResult DONE = new ForwardResult(false, "");

        public boolean done() {
            return problem.isEmpty();
        }
    }

    /** Files of a work tree that are not what its branch holds. */
    public record KeptFiles(Path directory, List<String> files) {
        public KeptFiles {
            files = List.copyOf(files);
        }
    }
}
