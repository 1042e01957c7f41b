package dev.czar.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** dependencies.json: which task waits for which, by people; how the waiting goes, by Czar. */
public final class DependencyFile {

    private static final Reading<List<BlockedTask>> NOTHING = new Reading<>(List.of(), Duration.ZERO, List.of());

    private final Path path;
    private final SharedFile<List<BlockedTask>> file;
    private final JsonEdit edit;

    public DependencyFile(ProjectLayout layout, Clock clock) {
        this.path = layout.dependencyFile();
        this.file = new SharedFile<>(layout, path, DependencyFile::shape, clock);
        this.edit = new JsonEdit(path);
    }

    /** A file that is not there says nothing; one that vanished with something in it is taken at its last word. */
    public Reading<List<BlockedTask>> read() throws ProjectProblem {
        try {
            Reading<List<BlockedTask>> reading = file.read();
            return reading.value().isEmpty() && Files.notExists(path) ? NOTHING : reading;
        } catch (ProjectProblem problem) {
            if (Files.notExists(path)) {
                return NOTHING;
            }
            throw problem;
        }
    }

    /** Notes how the waiting goes, task by task; false when something could not be noted. */
    public boolean note(Map<String, DependencyNote> notes) throws IOException {
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

    private static List<BlockedTask> shape(Section top) {
        List<BlockedTask> tasks = new ArrayList<>();
        top.entries(Shape.TASK)
                .forEach((id, section) -> tasks.add(new BlockedTask(
                        id,
                        section.oneOrMore("blocks", Shape.TASK),
                        section.oneOrMore("blocked_by", Shape.TASK),
                        section.place().line(),
                        section.place().column())));
        return List.copyOf(tasks);
    }
}
