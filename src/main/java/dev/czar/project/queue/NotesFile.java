package dev.czar.project.queue;

import dev.czar.io.BoundedFileReader;
import dev.czar.io.FailureText;
import dev.czar.json.TextProblem;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.FileSectionReader;
import dev.czar.project.files.InvalidFileException;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.TextFormat;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** notes.json: things that people tell rules, {@code {"notes": [{"name": "freeze", "until": "2026-12-24T18:00:00Z"}]}}. */
public final class NotesFile {

    private static final int LARGEST = 1 << 20;

    private final Path path;

    public NotesFile(ProjectLayout layout) {
        this.path = layout.notesFile();
    }

    /** Reads a sample, for the schema. */
    public static void describe(FileSection sample) {
        shape(sample);
    }

    private static List<WrittenNote> shape(FileSection top) {
        top.allowOnly("notes");
        return top.rows("notes").stream().map(NotesFile::note).toList();
    }

    /** A file that is not there says nothing. */
    public List<WrittenNote> read() throws ProjectException {
        String text;
        try {
            text = BoundedFileReader.text(BoundedFileReader.read(path, LARGEST)
                    .orElseThrow(() -> new ProjectException(path + " is larger than " + LARGEST + " bytes")));
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failure) {
            throw new ProjectException("cannot read " + path + ": " + FailureText.of(failure), failure);
        }
        List<TextProblem> problems = new ArrayList<>();
        FileSection top = FileSectionReader.json(".czar/notes.json", text, problems);
        List<WrittenNote> notes = shape(top);
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return notes;
    }

    private static WrittenNote note(FileSection row) {
        row.allowOnly("name", "value", "subject", "until");
        if (!row.has("name")) {
            row.problem("name", "'name' is missing", "expected a word such as freeze");
        }
        return new WrittenNote(
                row.textOr("subject", ""),
                row.text("name", "none", TextFormat.WORKER),
                row.text("value", "true", TextFormat.ANY),
                until(row));
    }

    private static Optional<Instant> until(FileSection row) {
        String text = row.text("until", "", TextFormat.ANY);
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            row.problem("until", "'" + text + "' is no moment", "write 2026-12-24T18:00:00Z or ...T18:00:00+01:00");
            return Optional.empty();
        }
    }

    /** One note of the file; {@code subject} is "" for the project. */
    public record WrittenNote(String subject, String name, String value, Optional<Instant> until) {}
}
