package dev.czar.world.git.worktree;

import dev.czar.io.FailureText;
import dev.czar.world.git.Git;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.recovery.LeftLocks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** The index of one worktree: built again from the head when it cannot be read, freed when its owner died. Files stay. */
public final class WorktreeIndex {
    private static final String SIGNATURE = "DIRC";
    private static final int HEADER = 12;
    private static final String[] HEAD_COMMIT = {"rev-parse", "--verify", "--quiet", "HEAD^{commit}"};

    private final GitRepository repository;
    private final Path worktree;
    private final Path index;

    public WorktreeIndex(GitRepository repository, Path worktree) {
        this.repository = repository;
        this.worktree = worktree;
        try {
            this.index = repository.worktreeGitDirectory(worktree).resolve("index");
        } catch (IOException failure) {
            throw new GitException("%s cannot be read: %s".formatted(worktree, FailureText.of(failure)), failure);
        }
    }

    /** Leaves one that can be read and locked as it is; the unreadable one is kept beside it, and a merge stays under way. */
    void mend() {
        try {
            new LeftLocks().remove(locks());
        } catch (NoSuchFileException gone) {
            throw new GitException("%s is being changed by somebody: %s".formatted(worktree, gone.getMessage()), gone);
        } catch (IOException failure) {
            throw new GitException("%s cannot be mended: %s".formatted(index, FailureText.of(failure)), failure);
        }
        if (!readable()) {
            rebuild();
        }
    }

    /** From the head; what was there is kept beside it. */
    void rebuild() {
        try {
            if (Files.exists(index)) {
                Files.move(index, index.resolveSibling("index.unreadable"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new GitException("%s cannot be mended: %s".formatted(index, FailureText.of(failure)), failure);
        }
        Git here = repository.git().at(worktree);
        here.output("read-tree", here.run(new byte[0], HEAD_COMMIT).ok() ? "HEAD" : "--empty");
    }

    /** The files that git makes while it changes what is checked out here. */
    public List<Path> locks() {
        return List.of(index.resolveSibling("index.lock"), index.resolveSibling("HEAD.lock"));
    }

    /** What shows without git that it cannot be read; a whole header says nothing about the rest. */
    public Optional<String> problem() {
        try (InputStream file = Files.newInputStream(index)) {
            byte[] header = file.readNBytes(HEADER);
            boolean begins = header.length == HEADER
                    && new String(header, 0, SIGNATURE.length(), StandardCharsets.US_ASCII).equals(SIGNATURE);
            return begins ? Optional.empty() : Optional.of("the index %s is cut off or overwritten".formatted(index));
        } catch (NoSuchFileException missing) {
            return Optional.of("the index %s is gone".formatted(index));
        } catch (IOException failure) {
            return Optional.of("the index %s cannot be read: %s".formatted(index, FailureText.of(failure)));
        }
    }

    private boolean readable() {
        if (problem().isPresent()) {
            return false;
        }
        try {
            repository.git().at(worktree).output("ls-files", "--", ":(literal).git");
            return true;
        } catch (GitException unreadable) {
            return !unreadable.getMessage().contains("index");
        }
    }
}
