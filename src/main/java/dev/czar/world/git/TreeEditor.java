package dev.czar.world.git;

import dev.czar.io.FailureText;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a tree from another one in an index of its own. */
public final class TreeEditor {
    private static final String FILE = "100644";

    private final GitRepository repository;
    private final StringBuilder lines = new StringBuilder();

    public TreeEditor(GitRepository repository) {
        this.repository = repository;
    }

    public TreeEditor put(String path, String blob) {
        return put(path, blob, FILE);
    }

    public TreeEditor put(String path, String blob, String mode) {
        lines.append("%s %s\t%s\0".formatted(mode, blob, path));
        return this;
    }

    public TreeEditor remove(String path) {
        lines.append("0 %s\t%s\0".formatted(RefChange.ZERO_ID, path));
        return this;
    }

    /** The tree of a commit with these changes, or of nothing but them. */
    public String on(Optional<String> commit) {
        try {
            Path folder = Files.createTempDirectory("czar-tree");
            Path index = folder.resolve("index");
            try {
                Git git = repository.git().with("GIT_INDEX_FILE", index.toString());
                commit.ifPresent(id -> git.output("read-tree", id));
                git.output(
                        lines.toString().getBytes(StandardCharsets.UTF_8),
                        "update-index",
                        "--add",
                        "-z",
                        "--index-info");
                return git.output("write-tree");
            } finally {
                Files.deleteIfExists(index);
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new GitException("A tree cannot be made: " + FailureText.of(failure), failure);
        }
    }
}
