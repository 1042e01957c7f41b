package dev.czar.world.git.worktree;

import dev.czar.io.TaskBranchNames.TaskBranchName;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.RefChange;
import dev.czar.world.git.recovery.CommitObjects;
import dev.czar.world.git.recovery.KeptHeads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A branch that was deleted, or whose last commits are lost: made again at the last commit that is whole. */
final class LostBranch {
    private static final Pattern COMMIT = Pattern.compile("(?!0+$)[0-9a-f]{40,64}");

    private final GitRepository repository;
    private final IntegrationBranches trunk;
    private final String branch;

    LostBranch(GitRepository repository, IntegrationBranches trunk, String branch) {
        this.repository = repository;
        this.trunk = trunk;
        this.branch = branch;
    }

    /** Leaves one that somebody has made meanwhile. */
    void restore(Optional<Path> worktree, String lastHead) {
        String commit = lastWhole(worktree, lastHead)
                .orElseThrow(
                        () -> new GitException("%s cannot be made again: nothing whole is left of it, last seen at %s"
                                .formatted(branch, lastHead)));
        repository.updateRefs(RefChange.create(ref(), commit));
    }

    /** Where the branch is now, when its commit is whole no more; false when it is. */
    boolean rewind(Optional<Path> worktree) {
        String lost = repository.find(ref()).orElse("");
        if (lost.isEmpty() || isWhole(lost)) {
            return false;
        }
        String commit = lastWhole(worktree, "").orElseGet(() -> trunk.start(repository));
        return repository.updateRefs(RefChange.move(ref(), lost, commit));
    }

    /** By its own log, that of the worktree while it was on it, where it was seen last, what was submitted of the task, and what its files began with. */
    private Optional<String> lastWhole(Optional<Path> worktree, String lastHead) {
        Stream<String> own = read(repository.commonDirectory().resolve("logs").resolve(ref())).stream()
                .map(LogEntry::commit);
        Stream<String> ofWorktree = worktree.stream().flatMap(this::whileOnIt);
        Stream<String> submitted = trunk.tasks().parse(branch).map(TaskBranchName::task).stream()
                .flatMap(task -> new KeptHeads(repository).of(task).stream());
        return Stream.of(own, ofWorktree, Stream.of(lastHead), submitted)
                .flatMap(commits -> commits)
                .filter(commit -> COMMIT.matcher(commit).matches())
                .distinct()
                .filter(this::isWhole)
                .findFirst()
                .or(() -> worktree.map(files -> new WorkBase(repository, trunk).of(files)));
    }

    private boolean isWhole(String commit) {
        return new CommitObjects(repository).areWhole(commit, trunk.start(repository));
    }

    /** Back to where it was checked out; what is before that is of another branch. */
    private Stream<String> whileOnIt(Path worktree) {
        try {
            List<String> commits = new ArrayList<>();
            for (LogEntry entry : read(repository.worktreeGitDirectory(worktree).resolve("logs/HEAD"))) {
                commits.add(entry.commit());
                if (entry.isCheckout()) {
                    break;
                }
            }
            return commits.stream();
        } catch (IOException failure) {
            throw new GitException("the log of %s cannot be read: %s".formatted(worktree, failure), failure);
        }
    }

    /** Newest first. */
    private static List<LogEntry> read(Path log) {
        try {
            List<LogEntry> entries = Files.readAllLines(log).stream()
                    .map(line -> line.split(" ", 3))
                    .filter(words -> words.length == 3)
                    .map(words -> new LogEntry(words[1], words[2].contains("\tcheckout: ")))
                    .collect(Collectors.toList());
            Collections.reverse(entries);
            return entries;
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failure) {
            throw new GitException("%s cannot be read: %s".formatted(log, failure), failure);
        }
    }

    private record LogEntry(String commit, boolean isCheckout) {}

    private String ref() {
        return "refs/heads/" + branch;
    }
}
