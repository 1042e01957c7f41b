package dev.czar.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/** Finds git's folders by reading its small pointer files. */
final class GitFolders {

    private GitFolders() {}

    static ProjectLayout find(Path start) throws ProjectProblem {
        try {
            Path real = start.toRealPath();
            for (Path directory = real; directory != null; directory = directory.getParent()) {
                Path dotGit = directory.resolve(".git");
                if (Files.exists(dotGit)) {
                    return layout(directory, dotGit);
                }
            }
        } catch (IOException | ConfigInvalidException failure) {
            throw new ProjectProblem("cannot look for a git repository from " + start + ": " + failure, failure);
        }
        throw new ProjectProblem("not a git repository: " + start + " (run `git init` and commit something first)");
    }

    private static ProjectLayout layout(Path worktree, Path dotGit) throws IOException, ConfigInvalidException {
        Path own = Files.isDirectory(dotGit) ? dotGit : pointed(worktree, dotGit, "gitdir: ");
        Path pointer = own.resolve("commondir");
        if (!Files.exists(pointer)) {
            return new ProjectLayout(worktree, own.toRealPath());
        }
        Path common = pointed(own, pointer, "").toRealPath();
        return new ProjectLayout(mainWorkTree(common, worktree), common);
    }

    private static Path mainWorkTree(Path common, Path linked) throws IOException, ConfigInvalidException {
        FileBasedConfig config = new FileBasedConfig(common.resolve("config").toFile(), FS.DETECTED);
        config.load();
        String configured = config.getString("core", null, "worktree");
        if (configured != null) {
            return common.resolve(configured).toRealPath();
        }
        return common.endsWith(".git") ? common.getParent() : linked;
    }

    private static Path pointed(Path base, Path file, String prefix) throws IOException {
        String text = Files.readString(file).strip();
        if (!text.startsWith(prefix)) {
            throw new IOException(file + " does not point to a git directory");
        }
        return base.resolve(text.substring(prefix.length())).normalize();
    }
}
