package dev.czar.world.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a worker's unlanded work under {@code refs/czar/rescue/<worker>/}, named by what it holds. */
final class Rescue {
    private static final int SHORT = 12;

    private final Repository repository;
    private final String worker;

    Rescue(Repository repository, String worker) {
        this.repository = repository;
        this.worker = worker;
    }

    String commit(String id) {
        String ref = "refs/czar/rescue/%s/%s".formatted(worker, id.substring(0, SHORT));
        if (repository.find(ref).isEmpty()) {
            repository.move(RefChange.create(ref, id));
        }
        return ref;
    }

    /** Commits everything in the worktree, untracked files too, without touching its index. */
    String uncommitted(Path worktree) {
        try {
            Path folder = Files.createTempDirectory("czar-rescue");
            Path index = folder.resolve("index");
            try {
                Git git = repository.git().at(worktree).with("GIT_INDEX_FILE", index.toString());
                git.out("read-tree", "HEAD");
                git.out("add", "--all");
                String tree = git.out("write-tree");
                String head = git.out("rev-parse", "--verify", "HEAD");
                return commit(git.out("commit-tree", tree, "-p", head, "-m", "Rescue uncommitted work of " + worker));
            } finally {
                Files.deleteIfExists(index);
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new GitFailed(
                    "Uncommitted work in %s cannot be rescued: %s".formatted(worktree, failure.getMessage()), failure);
        }
    }
}
