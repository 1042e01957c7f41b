package dev.czar.project.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.JsonFileEditor;
import dev.czar.project.files.JsonFileEditor.FieldChange;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.SharedJsonFile;
import dev.czar.project.files.SharedJsonFile.LastGood;
import dev.czar.project.files.TextFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** dependencies.json: which task waits for which, by people; how the waiting goes, by Czar. */
public final class DependencyFile {

    private static final LastGood<List<TaskDependencies>> NOTHING = new LastGood<>(List.of(), Duration.ZERO, List.of());

    private final Path path;
    private final SharedJsonFile<List<TaskDependencies>> file;
    private final JsonFileEditor edit;

    public DependencyFile(ProjectLayout layout, Clock clock) {
        this.path = layout.dependencyFile();
        this.file = new SharedJsonFile<>(layout, path, DependencyFile::shape, clock);
        this.edit = new JsonFileEditor(path);
    }

    /** A file that is not there says nothing; one that vanished with something in it is taken at its last word. */
    public LastGood<List<TaskDependencies>> read() throws ProjectException {
        try {
            LastGood<List<TaskDependencies>> reading = file.read();
            return reading.value().isEmpty() && Files.notExists(path) ? NOTHING : reading;
        } catch (ProjectException problem) {
            if (Files.notExists(path)) {
                return NOTHING;
            }
            throw problem;
        }
    }

    /** Notes how the waiting goes, task by task; false when something could not be noted. */
    public boolean note(Map<String, WaitingNote> notes) throws IOException {
        List<FieldChange> changes = new ArrayList<>();
        notes.forEach((task, note) -> {
            JsonNode since = note.waitingSince()
                    .<JsonNode>map(instant -> new TextNode(instant.toString()))
                    .orElse(NullNode.getInstance());
            changes.add(new FieldChange(List.of(task), "status", new TextNode(note.status()), true));
            changes.add(new FieldChange(List.of(task), "waiting_since", since, true));
            changes.add(new FieldChange(List.of(task), "notified", BooleanNode.valueOf(note.notified()), true));
        });
        return !Files.notExists(path) && edit.apply(changes);
    }

    /** Reads a sample, for the schema. */
    public static void describe(FileSection sample) {
        shape(sample);
    }

    private static List<TaskDependencies> shape(FileSection top) {
        List<TaskDependencies> tasks = new ArrayList<>();
        top.entries(TextFormat.TASK)
                .forEach((id, section) -> tasks.add(new TaskDependencies(
                        id,
                        section.oneOrMore("blocks", TextFormat.TASK),
                        section.oneOrMore("blocked_by", TextFormat.TASK),
                        section.place().line(),
                        section.place().column())));
        return List.copyOf(tasks);
    }

    /** What the dependency file says of one task, with its place there. */
    public record TaskDependencies(String id, List<String> blocks, List<String> blockedBy, int line, int column) {
        public TaskDependencies {
            blocks = List.copyOf(blocks);
            blockedBy = List.copyOf(blockedBy);
        }
    }

    /** What Czar notes about a task that waits, or waited: a word, since when, and whether it was told. */
    public record WaitingNote(String status, Optional<Instant> waitingSince, boolean notified) {}
}
