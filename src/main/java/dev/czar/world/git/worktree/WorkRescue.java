package dev.czar.world.git.worktree;

import dev.czar.world.git.Git;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.RefChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a worker's unlanded work under {@code refs/czar/rescue/<worker>/}, named by what it holds. */
final class WorkRescue {
    private static final int SHORT = 12;

    private final GitRepository repository;
    private final String worker;

    WorkRescue(GitRepository repository, String worker) {
        this.repository = repository;
        this.worker = worker;
    }

    String keepCommit(String id) {
        String ref = "refs/czar/rescue/%s/%s".formatted(worker, id.substring(0, SHORT));
        if (repository.find(ref).isEmpty()) {
            repository.updateRefs(RefChange.create(ref, id));
        }
        return ref;
    }

    /** Commits everything in the worktree, untracked files too, without touching its index. */
    String keepUncommitted(Path worktree) {
        try {
            Path folder = Files.createTempDirectory("czar-rescue");
            Path index = folder.resolve("index");
            try {
                Git git = repository.git().at(worktree).with("GIT_INDEX_FILE", index.toString());
                git.output("read-tree", "HEAD");
                git.output("add", "--all");
                String tree = git.output("write-tree");
                String head = git.output("rev-parse", "--verify", "HEAD");
                return keepCommit(
                        git.output("commit-tree", tree, "-p", head, "-m", "Rescue uncommitted work of " + worker));
            } finally {
                Files.deleteIfExists(index);
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new GitException(
                    "Uncommitted work in %s cannot be rescued: %s".formatted(worktree, failure.getMessage()), failure);
        }
    }
}
