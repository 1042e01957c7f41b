package dev.czar.world.git.worktree;

import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** The index of one worktree: built again from the head when it cannot be read, freed when its owner died. Files stay. */
final class WorktreeIndex {
    private static final Duration STALE = Duration.ofSeconds(10);

    private final GitRepository repository;
    private final Path worktree;
    private final Path index;

    WorktreeIndex(GitRepository repository, Path worktree) {
        this.repository = repository;
        this.worktree = worktree;
        try {
            this.index = repository.worktreeGitDirectory(worktree).resolve("index");
        } catch (IOException failure) {
            throw new GitException("%s cannot be read: %s".formatted(worktree, failure.getMessage()), failure);
        }
    }

    /** Leaves one that can be read and locked as it is; the unreadable one is kept beside it. */
    void mend() {
        try {
            removeLeftLock();
            if (!readable()) {
                Files.move(index, index.resolveSibling("index.unreadable"), StandardCopyOption.REPLACE_EXISTING);
                repository.git().at(worktree).output("reset", "--quiet");
            }
        } catch (NoSuchFileException gone) {
            throw new GitException("%s is being changed by somebody: %s".formatted(worktree, gone.getMessage()), gone);
        } catch (IOException failure) {
            throw new GitException("%s cannot be mended: %s".formatted(index, failure.getMessage()), failure);
        }
    }

    private boolean readable() {
        if (!Files.exists(index)) {
            return true;
        }
        try {
            repository.git().at(worktree).output("ls-files", "--", ":(literal).git");
            return true;
        } catch (GitException unreadable) {
            return !unreadable.getMessage().contains("index");
        }
    }

    private void removeLeftLock() throws IOException {
        Path lock = index.resolveSibling("index.lock");
        if (Files.exists(lock)
                && Files.getLastModifiedTime(lock)
                        .toInstant()
                        .isBefore(Instant.now().minus(STALE))
                && ProcessHandle.allProcesses().noneMatch(this::isGitHere)) {
            Files.deleteIfExists(lock);
        }
    }

    private boolean isGitHere(ProcessHandle process) {
        boolean git = process.info()
                .command()
                .filter(program -> Path.of(program).getFileName().toString().startsWith("git"))
                .isPresent();
        if (!git) {
            return false;
        }
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
                    .startsWith(worktree.toRealPath());
        } catch (IOException unknown) {
            return true;
        }
    }
}
