package dev.czar.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code .git} of a linked work tree or a submodule, which says where its git directory is. */
public final class GitDirectoryPointer {
    private static final String PREFIX = "gitdir: ";

    private GitDirectoryPointer() {}

    /** Nothing when the file says something else. */
    public static Optional<Path> read(Path file) throws IOException {
        String text = Files.readString(file).strip();
        return text.startsWith(PREFIX)
                ? Optional.of(file.resolveSibling(text.substring(PREFIX.length())))
                : Optional.empty();
    }
}
