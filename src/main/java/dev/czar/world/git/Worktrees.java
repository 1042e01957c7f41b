package dev.czar.world.git;

import dev.czar.world.CommandResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The work trees of a repository, made and changed one at a time; nothing uncommitted is ever lost. */
public final class Worktrees {
    private final Repository repository;
    private final Git git;

    public Worktrees(Repository repository) {
        this.repository = repository;
        this.git = repository.git();
    }

    public List<Checkout> list() {
        return repository.lock().holding(() -> CheckoutList.read(git.out("worktree", "list", "--porcelain", "-z")));
    }

    public Optional<Checkout> at(Path directory) {
        Path wanted = CheckoutList.real(directory);
        return list().stream()
                .filter(checkout -> checkout.directory().equals(wanted))
                .findFirst();
    }

    /** The work tree that has this branch checked out. */
    public Optional<Checkout> holding(BranchName branch) {
        return list().stream()
                .filter(checkout -> checkout.branch().equals(branch.name()))
                .findFirst();
    }

    /** A worktree on this branch, made from {@code base} unless the branch already has commits of its own. */
    public void provide(Path directory, BranchName branch, String base) throws NotClean {
        Optional<NotClean> refused = repository.lock().holding(() -> {
            try {
                new WorktreeMaker(repository, this).provide(directory, branch, base);
                return Optional.empty();
            } catch (NotClean notClean) {
                return Optional.of(notClean);
            }
        });
        if (refused.isPresent()) {
            throw refused.get();
        }
    }

    /** Paths with uncommitted changes, untracked ones included, ignored ones not. */
    public List<String> changes(Path directory) {
        String status = git.at(directory)
                .out(
                        "status",
                        "--porcelain",
                        "-z",
                        "--untracked-files=all",
                        "--ignore-submodules=none",
                        "--no-renames");
        return Stream.of(status.split("\0"))
                .filter(entry -> entry.length() > 3)
                .map(entry -> entry.substring(3))
                .toList();
    }

    public void mustBeClean(Path directory) throws NotClean {
        List<String> changes = changes(directory);
        if (!changes.isEmpty()) {
            throw new NotClean(directory, changes);
        }
    }

    /** Brings a work tree and its branch forward to a commit that contains its head; git refuses what would lose changes. */
    public Optional<String> fastForward(Path directory, String commit) {
        CommandResult result =
                git.at(directory).run(new byte[0], "merge", "--quiet", "--ff-only", "--no-autostash", commit);
        return result.ok() ? Optional.empty() : Optional.of(result.errors().strip());
    }

    /** Removes a clean worktree; what {@code landed} does not contain is kept under a rescue ref, what is uncommitted also keeps the worktree. */
    public Removal remove(Path directory, String worker, String landed) {
        return repository.lock().holding(() -> {
            Rescue rescue = new Rescue(repository, worker);
            if (!changes(directory).isEmpty()) {
                String ref = rescue.uncommitted(directory);
                return new Removal(false, ref, "it has uncommitted changes");
            }
            String head = git.at(directory).out("rev-parse", "--verify", "HEAD");
            String ref = repository.history().contains(landed, head) ? "" : rescue.commit(head);
            git.out("worktree", "remove", directory.toString());
            return new Removal(true, ref, ref.isEmpty() ? "landed" : "rescued");
        });
    }
}
