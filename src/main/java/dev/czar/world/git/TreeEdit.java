package dev.czar.world.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a tree from another one in an index of its own. */
final class TreeEdit {
    private static final String FILE = "100644";

    private final Repository repository;
    private final StringBuilder lines = new StringBuilder();

    TreeEdit(Repository repository) {
        this.repository = repository;
    }

    TreeEdit put(String path, String blob) {
        return put(path, blob, FILE);
    }

    TreeEdit put(String path, String blob, String mode) {
        lines.append("%s %s\t%s\0".formatted(mode, blob, path));
        return this;
    }

    TreeEdit remove(String path) {
        lines.append("0 %s\t%s\0".formatted(RefChange.NOTHING, path));
        return this;
    }

    /** The tree of a commit with these changes, or of nothing but them. */
    String on(Optional<String> commit) {
        try {
            Path folder = Files.createTempDirectory("czar-tree");
            Path index = folder.resolve("index");
            try {
                Git git = repository.git().with("GIT_INDEX_FILE", index.toString());
                commit.ifPresent(id -> git.out("read-tree", id));
                git.out(
                        lines.toString().getBytes(StandardCharsets.UTF_8),
                        "update-index",
                        "--add",
                        "-z",
                        "--index-info");
                return git.out("write-tree");
            } finally {
                Files.deleteIfExists(index);
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new GitFailed("A tree cannot be made: " + failure.getMessage(), failure);
        }
    }
}
