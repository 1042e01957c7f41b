package dev.czar.world.git.recovery;

import dev.czar.io.FailureText;
import dev.czar.io.FileSync;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The objects of commits that others made. Git leaves single ones to the system, so that after a power loss a commit can be
 * there by name only; packs, and what Czar commits, are synced when they are written.
 */
public final class CommitObjects {
    private static final int FOLDER_LENGTH = 2;

    private final GitRepository repository;

    public CommitObjects(GitRepository repository) {
        this.repository = repository;
    }

    /** Has the disk keep where a branch is, and all objects of it that a commit known before does not have. */
    public void sync(BranchName branch, String head, String known) {
        Path objects = repository.commonDirectory().resolve("objects");
        try {
            for (String line : listed(head, known).output().split("\n")) {
                String id = line.split(" ", 2)[0];
                if (id.length() > FOLDER_LENGTH) {
                    FileSync.sync(
                            objects.resolve(id.substring(0, FOLDER_LENGTH)).resolve(id.substring(FOLDER_LENGTH)));
                }
            }
            FileSync.sync(repository.commonDirectory().resolve(branch.ref()));
        } catch (IOException failure) {
            throw new GitException(
                    "%s of %s cannot be synced: %s".formatted(head, branch, FailureText.of(failure)), failure);
        }
    }

    /** Whether a commit is there with all that a commit known before does not have. */
    public boolean areWhole(String commit, String known) {
        return listed(commit, known).ok();
    }

    /** Fails where one is missing that no remote has promised. */
    private CommandResult listed(String commit, String known) {
        return repository
                .git()
                .run(new byte[0], "rev-list", "--objects", "--exclude-promisor-objects", commit, "^" + known);
    }
}
