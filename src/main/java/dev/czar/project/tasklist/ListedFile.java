package dev.czar.project.tasklist;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.BoundedFileReader;
import dev.czar.io.FailureText;
import dev.czar.json.TextProblem;
import dev.czar.project.files.InvalidFileException;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.SharedJsonFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A text file of people, read whole, and changed in one place while they may change it too. */
record ListedFile(ProjectLayout layout, String name) {
    private static final int ATTEMPTS = 5;

    String text() throws ProjectException {
        try {
            return text(SharedJsonFile.content(inside()));
        } catch (NoSuchFileException missing) {
            throw new ProjectException(
                    name + " is missing; make it, or take `tasks: " + name + "` out of czar.yaml", missing);
        } catch (IOException failure) {
            throw new ProjectException("cannot read " + name + ": " + FailureText.of(failure), failure);
        }
    }

    /** Makes the change on what the file holds then, again when somebody wrote it meanwhile; false when there is nothing to be changed. */
    boolean change(TextChange change) throws ProjectException, IOException {
        Path file = inside();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            byte[] seen = SharedJsonFile.content(file);
            String text = text(seen);
            Optional<String> changed = change.of(text);
            if (changed.isEmpty()) {
                return false;
            }
            if (changed.get().equals(text)
                    || AtomicFileWriter.write(
                            file,
                            changed.get().getBytes(StandardCharsets.UTF_8),
                            () -> Arrays.equals(seen, SharedJsonFile.content(file)))) {
                return true;
            }
        }
        return false;
    }

    private Path inside() throws IOException, ProjectException {
        Path real = layout.root().resolve(name).toRealPath();
        if (!real.startsWith(layout.root().toRealPath())) {
            throw new ProjectException(name + " leads out of the repository");
        }
        return real;
    }

    private String text(byte[] content) throws InvalidFileException {
        try {
            return BoundedFileReader.text(content);
        } catch (CharacterCodingException notText) {
            throw new InvalidFileException(List.of(new TextProblem(name, 1, 1, "the file is not UTF-8 text", "")));
        }
    }

    /** What becomes of a text; nothing when what was to be changed is not there. */
    @FunctionalInterface
    interface TextChange {
        Optional<String> of(String text) throws ProjectException;
    }
}
