package dev.czar.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** dependencies.json: which task waits for which, by people; how the waiting goes, by Czar. */
public final class DependencyFile {

    private final SharedFile<List<BlockedTask>> file;
    private final JsonEdit edit;

    public DependencyFile(ProjectLayout layout, Clock clock) {
        this.file = new SharedFile<>(layout, layout.dependencyFile(), DependencyFile::shape, clock);
        this.edit = new JsonEdit(layout.dependencyFile());
    }

    public Reading<List<BlockedTask>> read() throws ProjectProblem {
        return file.read();
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
        return edit.apply(changes);
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
