package dev.czar.world.git.worktree;

import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.RefChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A branch that was deleted under its worktree: made again at the last commit that the worktree's own log names. */
final class LostBranch {
    private static final Pattern COMMIT = Pattern.compile("(?!0+$)[0-9a-f]{40,64}");

    private final GitRepository repository;
    private final Path worktree;

    LostBranch(GitRepository repository, Path worktree) {
        this.repository = repository;
        this.worktree = worktree;
    }

    /** Leaves one that somebody has made meanwhile; {@code otherwise} is where it begins when its last commit is not known. */
    void restore(String branch, String otherwise) {
        String commit = lastCommit().orElse(otherwise);
        repository.updateRefs(RefChange.create("refs/heads/" + branch, commit));
    }

    private Optional<String> lastCommit() {
        try {
            Path log = repository.worktreeGitDirectory(worktree).resolve("logs/HEAD");
            List<String> lines = Files.readAllLines(log);
            return lines.stream()
                    .map(line -> line.split(" ", 3))
                    .filter(words ->
                            words.length == 3 && COMMIT.matcher(words[1]).matches())
                    .map(words -> words[1])
                    .reduce((older, newer) -> newer)
                    .filter(this::isReadable);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new GitException("the log of %s cannot be read: %s".formatted(worktree, failure), failure);
        }
    }

    private boolean isReadable(String commit) {
        try {
            return !repository.history().commit(commit).tree().isEmpty();
        } catch (GitException lost) {
            return false;
        }
    }
}
