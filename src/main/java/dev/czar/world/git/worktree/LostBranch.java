package dev.czar.world.git.worktree;

import dev.czar.io.TaskBranchNames.TaskBranchName;
import dev.czar.world.git.Git;
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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A branch that was deleted, or whose last commits are lost: made again at the last commit that is whole. */
final class LostBranch {
    private static final int LATELY = 100;
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
                .or(() -> worktree.map(this::begun))
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
        String commit =
                lastWhole(worktree, "").or(() -> worktree.map(this::begun)).orElseGet(() -> trunk.start(repository));
        return repository.updateRefs(RefChange.move(ref(), lost, commit));
    }

    /** By the worktree's own log, where it was seen last, and what was submitted of the task. */
    private Optional<String> lastWhole(Optional<Path> worktree, String lastHead) {
        Stream<String> logged = Stream.concat(
                worktree.stream().flatMap(LostBranch.this::ofWorktree),
                log(repository.commonDirectory().resolve("logs").resolve(ref())));
        Stream<String> submitted = trunk.tasks().parse(branch).map(TaskBranchName::task).stream()
                .flatMap(task -> new KeptHeads(repository).of(task).stream());
        return Stream.of(logged, Stream.of(lastHead), submitted)
                .flatMap(commits -> commits)
                .filter(commit -> COMMIT.matcher(commit).matches())
                .distinct()
                .filter(this::isWhole)
                .findFirst();
    }

    /**
     * Where the work in these files most likely began: of what was integrated lately the commit that they differ least from. On a
     * newer one everything that others did since would look as if it had been taken back here.
     */
    private String begun(Path worktree) {
        String start = trunk.start(repository);
        List<String> commits = repository
                .git()
                .output("rev-list", "--first-parent", "--max-count=" + LATELY, start)
                .lines()
                .toList();
        String oldest = commits.get(commits.size() - 1);
        Git git = repository.git().at(worktree);
        List<String> changed = git.output("diff", "--name-only", "--no-renames", "-z", oldest, start)
                .transform(LostBranch::words);
        Map<String, String> present = new HashMap<>();
        for (String file : changed) {
            if (Files.isRegularFile(worktree.resolve(file))) {
                present.put(
                        file,
                        git.output(
                                "hash-object",
                                "--path=" + file,
                                "--",
                                worktree.resolve(file).toString()));
            }
        }
        return commits.stream()
                .min(Comparator.comparingLong(commit -> differences(commit, changed, present)))
                .orElse(start);
    }

    private long differences(String commit, List<String> files, Map<String, String> present) {
        Map<String, String> blobs = new HashMap<>();
        for (String entry : words(repository.git().output("ls-tree", "-r", "-z", commit))) {
            String[] parts = entry.split("\t", 2);
            blobs.put(parts[1], parts[0].substring(parts[0].lastIndexOf(' ') + 1));
        }
        return files.stream()
                .filter(file -> !Objects.equals(blobs.get(file), present.get(file)))
                .count();
    }

    private static List<String> words(String separated) {
        return Stream.of(separated.split("\0")).filter(word -> !word.isEmpty()).toList();
    }

    private boolean isWhole(String commit) {
        return new CommitObjects(repository).areWhole(commit, trunk.start(repository));
    }

    private Stream<String> ofWorktree(Path worktree) {
        try {
            return log(repository.worktreeGitDirectory(worktree).resolve("logs/HEAD"));
        } catch (IOException failure) {
            throw new GitException("the log of %s cannot be read: %s".formatted(worktree, failure), failure);
        }
    }

    /** The commits that a log names, newest first. */
    private static Stream<String> log(Path file) {
        try {
            List<String> commits = Files.readAllLines(file).stream()
                    .map(line -> line.split(" ", 3))
                    .filter(words -> words.length == 3)
                    .map(words -> words[1])
                    .collect(Collectors.toList());
            Collections.reverse(commits);
            return commits.stream();
        } catch (NoSuchFileException none) {
            return Stream.empty();
        } catch (IOException failure) {
            throw new GitException("%s cannot be read: %s".formatted(file, failure), failure);
        }
    }

    private String ref() {
        return "refs/heads/" + branch;
    }
}
