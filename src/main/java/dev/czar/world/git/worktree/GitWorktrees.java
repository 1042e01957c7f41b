package dev.czar.world.git.worktree;

import dev.czar.io.FailureText;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.CheckoutStatus;
import dev.czar.world.git.Git;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.GitRepository.WorktreeCheckout;
import dev.czar.world.git.RefChange;
import dev.czar.world.git.SubmoduleCheckout;
import dev.czar.world.git.worktree.WorktreeMaker.BranchOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The work trees of a repository, made and changed one at a time; nothing uncommitted is ever lost. */
public final class GitWorktrees {
    private final GitRepository repository;
    private final Git git;

    public GitWorktrees(GitRepository repository) {
        this.repository = repository;
        this.git = repository.git();
    }

    public List<WorktreeCheckout> list() {
        return repository
                .lock()
                .holding(() -> WorktreeListReader.read(git.output("worktree", "list", "--porcelain", "-z")))
                .stream()
                .map(this::whereItIs)
                .toList();
    }

    /** Git shows its own directory in place of the main work tree where that is kept apart. */
    private WorktreeCheckout whereItIs(WorktreeCheckout listed) {
        Path common = WorktreeListReader.realPath(repository.commonDirectory());
        return listed.directory().equals(common)
                ? new WorktreeCheckout(
                        WorktreeListReader.realPath(repository.topDirectory()),
                        listed.branch(),
                        listed.head(),
                        listed.incomplete())
                : listed;
    }

    public Optional<WorktreeCheckout> at(Path directory) {
        Path wanted = WorktreeListReader.realPath(directory);
        return list().stream()
                .filter(checkout -> checkout.directory().equals(wanted))
                .findFirst();
    }

    /** The work tree that has this branch checked out. */
    public Optional<WorktreeCheckout> withBranch(BranchName branch) {
        return list().stream()
                .filter(checkout -> checkout.branch().equals(branch.name()))
                .findFirst();
    }

    /** A worktree on this branch, made from {@code base} unless the branch already has commits of its own. */
    void ensure(Path directory, BranchName branch, BranchOrigin base) throws UncommittedChangesException {
        Optional<UncommittedChangesException> refused = repository.lock().holding(() -> {
            try {
                new WorktreeMaker(repository, this).ensure(directory, branch, base);
                return Optional.empty();
            } catch (UncommittedChangesException notClean) {
                return Optional.of(notClean);
            }
        });
        if (refused.isPresent()) {
            throw refused.get();
        }
    }

    /** Paths with uncommitted changes, untracked ones included, ignored ones not. */
    public List<String> changes(Path directory) {
        return new CheckoutStatus(git.at(directory)).changes();
    }

    public void requireClean(Path directory) throws UncommittedChangesException {
        List<String> changes = changes(directory);
        if (!changes.isEmpty()) {
            throw new UncommittedChangesException(directory, changes);
        }
    }

    /** Brings a work tree and its branch forward to a commit that contains its head; git refuses what would lose changes or ignored files. */
    public Optional<String> fastForward(Path directory, String commit) {
        CommandResult result = git.at(directory)
                .run(new byte[0], "merge", "--quiet", "--ff-only", "--no-autostash", "--no-overwrite-ignore", commit);
        if (!result.ok()) {
            return Optional.of(result.errors().strip());
        }
        fillSubmodules(directory);
        return Optional.empty();
    }

    void fillSubmodules(Path directory) {
        try {
            new SubmoduleCheckout(git).intoWorktree(repository, directory);
        } catch (IOException failure) {
            throw new GitException(
                    "The submodules of %s cannot be made: %s".formatted(directory, FailureText.of(failure)), failure);
        }
    }

    /** Reads {@code git worktree list --porcelain -z}. */
    static final class WorktreeListReader {
        private WorktreeListReader() {}

        static List<WorktreeCheckout> read(String porcelain) {
            List<WorktreeCheckout> checkouts = new ArrayList<>();
            for (String record : porcelain.split("\0\0")) {
                if (!record.isBlank()) {
                    checkouts.add(checkout(List.of(record.split("\0"))));
                }
            }
            return checkouts;
        }

        private static WorktreeCheckout checkout(List<String> lines) {
            String branch = value(lines, "branch ");
            return new WorktreeCheckout(
                    realPath(Path.of(value(lines, "worktree "))),
                    branch.startsWith("refs/heads/") ? branch.substring("refs/heads/".length()) : "",
                    value(lines, "HEAD ").replace(RefChange.ZERO_ID, ""),
                    lines.contains("locked initializing"));
        }

        private static String value(List<String> lines, String key) {
            return lines.stream()
                    .filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(key.length()))
                    .orElse("");
        }

        /** The path without symbolic links as far as it exists, as git shows it. */
        static Path realPath(Path path) {
            Path absolute = path.toAbsolutePath().normalize();
            try {
                if (Files.exists(absolute)) {
                    return absolute.toRealPath();
                }
                Path parent = absolute.getParent();
                return parent == null ? absolute : realPath(parent).resolve(absolute.getFileName());
            } catch (IOException unreadable) {
                return absolute;
            }
        }
    }

    /** A worktree holds changes nobody committed, so it is left alone. */
    public static final class UncommittedChangesException extends Exception {
        private static final long serialVersionUID = 1L;
        private static final int SHOWN = 5;

        public UncommittedChangesException(Path worktree, List<String> changes) {
            super("%s has uncommitted changes: %s%s"
                    .formatted(
                            worktree,
                            String.join(", ", changes.subList(0, Math.min(SHOWN, changes.size()))),
                            changes.size() > SHOWN ? " and %d more".formatted(changes.size() - SHOWN) : ""));
        }
    }
}
