package dev.czar.world.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes or repairs one worktree; the caller holds the repository's lock. */
final class WorktreeMaker {
    private static final String PRIVATE_FOLDER = "/.czar-worker/";
    private static final int TRIES = 12;

    private final Repository repository;
    private final Worktrees worktrees;
    private final Git git;

    WorktreeMaker(Repository repository, Worktrees worktrees) {
        this.repository = repository;
        this.worktrees = worktrees;
        this.git = repository.git();
    }

    void provide(Path directory, BranchName branch, String base) throws NotClean {
        exclude();
        Optional<Checkout> present = settled(directory);
        if (present.isEmpty()) {
            add(directory, branch, base);
        } else if (!present.get().branch().equals(branch.name())) {
            worktrees.mustBeClean(directory);
            switchTo(directory, branch, base);
        }
    }

    /** The worktree if it is whole; one whose making was interrupted is taken away, for nobody has worked in it. */
    private Optional<Checkout> settled(Path directory) {
        Backoff backoff = new Backoff(TRIES);
        Optional<Checkout> present = worktrees.at(directory);
        while (present.isPresent() && present.get().halfMade() && backoff.again()) {
            present = worktrees.at(directory);
        }
        if (present.isPresent() && (present.get().halfMade() || !Files.exists(directory.resolve(".git")))) {
            if (Files.exists(directory) && !present.get().halfMade()) {
                throw new GitFailed("%s is registered as a worktree but has lost its .git file; move it away to go on."
                        .formatted(directory));
            }
            git.out("worktree", "remove", "--force", "--force", directory.toString());
            return Optional.empty();
        }
        return present;
    }

    private void add(Path directory, BranchName branch, String base) {
        refuseForeign(directory);
        if (startAt(branch, base)) {
            git.out("worktree", "add", "--quiet", "--no-track", "-b", branch.name(), directory.toString(), base);
        } else {
            git.out("worktree", "add", "--quiet", directory.toString(), branch.name());
        }
    }

    private void switchTo(Path directory, BranchName branch, String base) {
        Git there = git.at(directory);
        if (startAt(branch, base)) {
            there.out("switch", "--quiet", "--no-track", "--create", branch.name(), base);
        } else {
            there.out("switch", "--quiet", "--no-guess", branch.name());
        }
    }

    /** True when the branch has to be made; one left behind without commits of its own starts again at the base. */
    private boolean startAt(BranchName branch, String base) {
        Optional<String> head = repository.head(branch);
        if (head.isEmpty()) {
            return true;
        }
        boolean unused = !head.get().equals(base)
                && worktrees.holding(branch).isEmpty()
                && repository.history().contains(base, head.get());
        if (unused) {
            repository.move(RefChange.move(branch.ref(), head.get(), base));
        }
        return false;
    }

    private static void refuseForeign(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new GitFailed("%s exists and is not a worktree of this repository.".formatted(directory));
            }
        } catch (IOException failure) {
            throw new GitFailed("%s cannot be read: %s".formatted(directory, failure.getMessage()), failure);
        }
    }

    private void exclude() {
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
            }
        } catch (IOException failure) {
            throw new GitFailed("%s cannot be written: %s".formatted(file, failure.getMessage()), failure);
        }
    }
}
