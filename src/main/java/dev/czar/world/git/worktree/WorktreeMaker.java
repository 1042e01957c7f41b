package dev.czar.world.git.worktree;

import dev.czar.io.FailureText;
import dev.czar.io.FileSync;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.CheckoutStatus;
import dev.czar.world.git.Git;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.GitRepository.WorktreeCheckout;
import dev.czar.world.git.RefChange;
import dev.czar.world.git.RepositoryLock.RetryBackoff;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes or repairs one worktree; the caller holds the repository's lock. */
final class WorktreeMaker {
    private static final String PRIVATE_FOLDER = "/.czar-worker/";
    private static final int TRIES = 12;

    private final GitRepository repository;
    private final GitWorktrees worktrees;
    private final Git git;

    WorktreeMaker(GitRepository repository, GitWorktrees worktrees) {
        this.repository = repository;
        this.worktrees = worktrees;
        this.git = repository.git();
    }

    void ensure(Path directory, BranchName branch, BranchOrigin base) throws UncommittedChangesException {
        exclude();
        Optional<WorktreeCheckout> present = completeWorktree(directory);
        if (present.isEmpty()) {
            add(directory, branch, base);
        } else if (!present.get().branch().equals(branch.name())) {
            worktrees.requireClean(directory);
            switchTo(directory, branch, base);
        }
    }

    /** The worktree if it is whole; one whose making was interrupted is taken away, for nobody has worked in it. */
    private Optional<WorktreeCheckout> completeWorktree(Path directory) {
        RetryBackoff backoff = new RetryBackoff(TRIES);
        Optional<WorktreeCheckout> present = worktrees.at(directory);
        while (present.isPresent() && present.get().incomplete() && backoff.waitForRetry()) {
            present = worktrees.at(directory);
        }
        if (present.isPresent() && (present.get().incomplete() || !Files.exists(directory.resolve(".git")))) {
            if (Files.exists(directory) && !present.get().incomplete()) {
                throw new GitException(
                        "%s is registered as a worktree but has lost its .git file; move it away to go on."
                                .formatted(directory));
            }
            git.output("worktree", "remove", "--force", "--force", directory.toString());
            return Optional.empty();
        }
        return present;
    }

    private void add(Path directory, BranchName branch, BranchOrigin base) {
        refuseForeign(directory);
        if (mustCreateBranch(branch, base)) {
            git.output(
                    "worktree",
                    "add",
                    "--quiet",
                    "--no-track",
                    "-b",
                    branch.name(),
                    directory.toString(),
                    base.start());
        } else {
            git.output("worktree", "add", "--quiet", directory.toString(), branch.name());
        }
        settle(directory);
        worktrees.fillSubmodules(directory);
    }

    private void switchTo(Path directory, BranchName branch, BranchOrigin base) {
        Git there = git.at(directory);
        List<String> command = new ArrayList<>(List.of("switch", "--quiet", "--no-overwrite-ignore"));
        if (new CheckoutStatus(there).onlyLooksChanged()) {
            command.add("--discard-changes");
        }
        if (mustCreateBranch(branch, base)) {
            command.addAll(List.of("--no-track", "--create", branch.name(), base.start()));
        } else {
            command.addAll(List.of("--no-guess", branch.name()));
        }
        there.output(command.toArray(String[]::new));
        settle(directory);
        worktrees.fillSubmodules(directory);
    }

    /** Git does not have the disk keep what joins a worktree and its repository, without which it is none. */
    private void settle(Path directory) {
        try {
            Path own = repository.worktreeGitDirectory(directory);
            for (Path part : List.of(
                    directory.resolve(".git"),
                    own.resolve("gitdir"),
                    own.resolve("commondir"),
                    own.resolve("HEAD"),
                    own)) {
                FileSync.sync(part);
            }
        } catch (IOException failure) {
            throw new GitException(
                    "The worktree %s cannot be kept: %s".formatted(directory, FailureText.of(failure)), failure);
        }
    }

    /** True when the branch has to be made; one left behind without commits of its own starts again at the base. */
    private boolean mustCreateBranch(BranchName branch, BranchOrigin base) {
        Optional<String> head = repository.head(branch);
        if (head.isEmpty()) {
            return true;
        }
        boolean unused = !head.get().equals(base.start())
                && worktrees.withBranch(branch).isEmpty()
                && repository.history().contains(base.integrated(), head.get());
        if (unused) {
            repository.updateRefs(RefChange.move(branch.ref(), head.get(), base.start()));
        }
        return false;
    }

    private static void refuseForeign(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new GitException("%s exists and is not a worktree of this repository.".formatted(directory));
            }
        } catch (IOException failure) {
            throw new GitException("%s cannot be read: %s".formatted(directory, FailureText.of(failure)), failure);
        }
    }

    /** What Czar keeps in a worktree is no change of its worker. */
    void exclude() {
        Path file = repository.commonDirectory().resolve("info").resolve("exclude");
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (!lines.contains(PRIVATE_FOLDER)) {
                Files.createDirectories(file.getParent());
                Files.write(
                        file,
                        ("\n" + PRIVATE_FOLDER + "\n").getBytes(StandardCharsets.UTF_8),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                FileSync.sync(file);
            }
        } catch (IOException failure) {
            throw new GitException("%s cannot be written: %s".formatted(file, FailureText.of(failure)), failure);
        }
    }

    /** The commit at which a new branch begins, and one that contains whatever is integrated already. */
    record BranchOrigin(String start, String integrated) {}
}
