package dev.czar.project.files;

import dev.czar.io.FailureText;
import dev.czar.io.GitDirectoryPointer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** Finds git's folders by reading its small pointer files. */
public final class GitLayoutReader {

    private GitLayoutReader() {}

    static ProjectLayout find(Path start) throws ProjectException {
        try {
            Path real = start.toRealPath();
            for (Path directory = real; directory != null; directory = directory.getParent()) {
                Path dotGit = directory.resolve(".git");
                if (Files.exists(dotGit)) {
                    return layout(directory, dotGit);
                }
            }
        } catch (IOException failure) {
            throw new ProjectException(
                    "cannot look for a git repository from " + start + ": " + FailureText.of(failure), failure);
        }
        throw new ProjectException("not a git repository: " + start + " (run `git init` and commit something first)");
    }

    private static ProjectLayout layout(Path worktree, Path dotGit) throws IOException {
        Path own = Files.isDirectory(dotGit)
                ? dotGit
                : GitDirectoryPointer.read(dotGit)
                        .orElseThrow(() -> new IOException(dotGit + " does not point to a git directory"))
                        .normalize();
        Path pointer = own.resolve("commondir");
        if (!Files.exists(pointer)) {
            return new ProjectLayout(worktree, own.toRealPath());
        }
        Path common = own.resolve(Files.readString(pointer).strip()).toRealPath();
        return new ProjectLayout(mainWorkTree(common, worktree), common);
    }

    private static Path mainWorkTree(Path common, Path linked) throws IOException {
        String configured = RepositoryConfig.worktree(common);
        if (configured != null) {
            return common.resolve(configured).toRealPath();
        }
        return common.endsWith(".git") ? common.getParent() : linked;
    }

    /** Apart, so that a command in an ordinary repository loads nothing of JGit: its jar is signed, and checking that takes a while. */
    private static final class RepositoryConfig {

        static String worktree(Path common) throws IOException {
            FileBasedConfig config =
                    new FileBasedConfig(common.resolve("config").toFile(), FS.DETECTED);
            try {
                config.load();
            } catch (ConfigInvalidException failure) {
                throw new IOException(failure.getMessage(), failure);
            }
            return config.getString("core", null, "worktree");
        }
    }

    /** What is checked out in a work tree; {@code ""} for no branch or no commit. */
    public record CheckedOutHead(String branch, String commit) {

        public static CheckedOutHead of(Path worktree) throws IOException {
            FileRepositoryBuilder builder = new FileRepositoryBuilder()
                    .findGitDir(worktree.toAbsolutePath().toFile());
            File found = builder.getGitDir();
            if (found == null) {
                return new CheckedOutHead("", "");
            }
            try (Repository repository = builder.build()) {
                ObjectId commit = repository.resolve("HEAD");
                String full = repository.getFullBranch();
                boolean onBranch = full != null && full.startsWith("refs/heads/");
                return new CheckedOutHead(onBranch ? repository.getBranch() : "", commit == null ? "" : commit.name());
            }
        }
    }
}
