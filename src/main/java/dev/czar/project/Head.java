package dev.czar.project;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** What is checked out in a work tree; {@code ""} for no branch or no commit. */
record Head(String branch, String commit) {

    static Head of(Path worktree) throws IOException {
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().findGitDir(worktree.toAbsolutePath().toFile());
        File found = builder.getGitDir();
        if (found == null) {
            return new Head("", "");
        }
        try (Repository repository = builder.build()) {
            ObjectId commit = repository.resolve("HEAD");
            String full = repository.getFullBranch();
            boolean onBranch = full != null && full.startsWith("refs/heads/");
            return new Head(onBranch ? repository.getBranch() : "", commit == null ? "" : commit.name());
        }
    }
}
