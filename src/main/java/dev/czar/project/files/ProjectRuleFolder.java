package dev.czar.project.files;

import dev.czar.io.AtomicFileWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The rule files of a project's own, by names such as {@code decide/nudge.drl}; none leads out of their folder. */
public final class ProjectRuleFolder {

    private final Path folder;

    public ProjectRuleFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public void write(String name, String text) throws IOException {
        AtomicFileWriter.write(resolveInside(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when there is none of this name. */
    public Optional<String> read(String name) throws IOException {
        Path file = resolveInside(name);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** Brings a file back to what it was; empty takes it away. */
    public void restore(String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            write(name, text.get());
        } else {
            Files.deleteIfExists(resolveInside(name));
        }
    }

    public void delete(String name) throws IOException {
        Path file = resolveInside(name);
        if (!Files.deleteIfExists(file)) {
            throw new FileNotFoundException("there is no file " + file);
        }
    }

    private Path resolveInside(String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IOException(name + " is not below " + folder);
        }
        for (Path part = file; !part.equals(folder); part = part.getParent()) {
            if (Files.isSymbolicLink(part)) {
                throw new IOException(part + " is a link, which leads elsewhere");
            }
        }
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is a folder");
        }
        return file;
    }
}
