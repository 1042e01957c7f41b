package dev.czar.project.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.io.FailureText;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.JsonFileEditor;
import dev.czar.project.files.JsonFileEditor.FieldChange;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.SharedJsonFile;
import dev.czar.project.files.SharedJsonFile.LastGood;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** work-queue.json: what is to be done, edited by people at any time, and kept up to date by Czar as tasks move. */
public final class WorkQueueFile {

    private static final String CLAIMED_BY_CZAR = "assigned_by";
    private static final String DONE_BY_CZAR = "done_by";

    private final SharedJsonFile<WorkQueue> file;
    private final JsonFileEditor edit;

    public WorkQueueFile(ProjectLayout layout, Clock clock) {
        this.file = new SharedJsonFile<>(layout, layout.queueFile(), WorkQueueReader::read, clock);
        this.edit = new JsonFileEditor(layout.queueFile());
    }

    /** Reads a sample, for the schema. */
    public static void describe(FileSection sample) {
        WorkQueueReader.read(sample);
    }

    /** What a file of this shape says, wherever it is; nothing is kept of it. */
    public static WorkQueue readOnce(Path file) throws ProjectException {
        return SharedJsonFile.readOnce(file, WorkQueueReader::read);
    }

    /** The keys that nothing is read from, those of tasks with the first task that has it. */
    public static Map<String, String> unreadKeys(Path file) throws ProjectException {
        Map<String, String> unread = new LinkedHashMap<>();
        try {
            JsonNode queue = new ObjectMapper().readTree(Files.readAllBytes(file));
            queue.fieldNames().forEachRemaining(key -> {
                if (!WorkQueueReader.KINDS.contains(key) && !key.startsWith("$")) {
                    unread.put(key, "top of the file");
                }
            });
            for (String kind : WorkQueueReader.KINDS) {
                queue.path(kind)
                        .properties()
                        .forEach(task -> task.getValue().fieldNames().forEachRemaining(key -> {
                            if (!WorkQueueReader.KEYS.contains(key)) {
                                unread.putIfAbsent(key, "task " + task.getKey());
                            }
                        }));
            }
        } catch (IOException unreadable) {
            throw new ProjectException("cannot read " + file + ": " + FailureText.of(unreadable), unreadable);
        }
        return unread;
    }

    public LastGood<WorkQueue> read() throws ProjectException {
        return file.read();
    }

    /** Notes who has the task; false when a person's edit stood in the way, which is then right as it is. */
    public boolean markClaimed(String task, String worker) throws ProjectException, IOException {
        Optional<QueuedTask> queued = read().value().task(task);
        if (queued.isPresent() && queued.get().assignee().isEmpty()) {
            return set(
                    queued,
                    Map.of(
                            "status",
                            new TextNode("in_progress"),
                            "assignee",
                            new TextNode(worker),
                            CLAIMED_BY_CZAR,
                            new TextNode("czar")));
        }
        return set(queued, Map.of("status", new TextNode("in_progress")));
    }

    /** Gives the task back to the queue, without the assignee if Czar had chosen it. */
    public boolean markReleased(String task) throws ProjectException, IOException {
        Optional<QueuedTask> queued = read().value().task(task);
        Map<String, JsonNode> fields = queued.isPresent() && queued.get().assignedByCzar()
                ? Map.of(
                        "status",
                        new TextNode("pending"),
                        "assignee",
                        NullNode.getInstance(),
                        CLAIMED_BY_CZAR,
                        MissingNode.getInstance())
                : Map.of("status", new TextNode("pending"));
        return set(queued, fields);
    }

    /** Notes that only this worker may take the task, as a person wants it; false when there is no such task. */
    public boolean markAssigned(String task, String worker) throws ProjectException, IOException {
        return set(
                read().value().task(task),
                Map.of("assignee", new TextNode(worker), CLAIMED_BY_CZAR, MissingNode.getInstance()));
    }

    /** Notes that the task is done as far as Czar is concerned, for its work is in the omnibus. */
    public boolean markIntegrated(String task) throws ProjectException, IOException {
        return set(
                read().value().task(task), Map.of("status", new TextNode("done"), DONE_BY_CZAR, new TextNode("czar")));
    }

    /** Notes that the task is done for good, as a person would. */
    public boolean markDone(String task) throws ProjectException, IOException {
        return change(task, Map.of("status", new TextNode("done")));
    }

    /** What was integrated is not any more, so that its task is open again; what people wrote of it stays. */
    public boolean markReopened(String task) throws ProjectException, IOException {
        Optional<QueuedTask> done =
                read().value().task(task).filter(queued -> queued.status() == TaskStatus.DONE && queued.doneByCzar());
        return set(done, Map.of("status", new TextNode("in_progress"), DONE_BY_CZAR, MissingNode.getInstance()));
    }

    /** Adds a task; false when there is one of this name, or the file keeps changing. */
    public boolean add(String task, TaskKind kind, Map<String, JsonNode> fields) throws ProjectException, IOException {
        if (read().value().task(task).isPresent()) {
            return false;
        }
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        fields.forEach((field, content) -> {
            if (!content.isMissingNode()) {
                value.set(field, content);
            }
        });
        return edit.apply(List.of(new FieldChange(List.of(group(kind)), task, value, true)));
    }

    /** Sets what is said about a task, of which Czar says nothing any more; a missing node takes a field away. */
    public boolean change(String task, Map<String, JsonNode> fields) throws ProjectException, IOException {
        Map<String, JsonNode> changes = new LinkedHashMap<>(fields);
        if (fields.containsKey("status")) {
            changes.put(DONE_BY_CZAR, MissingNode.getInstance());
        }
        return set(read().value().task(task), changes);
    }

    public boolean drop(String task) throws ProjectException, IOException {
        Optional<QueuedTask> queued = read().value().task(task);
        return queued.isPresent()
                && edit.apply(List.of(
                        new FieldChange(List.of(group(queued.get().kind())), task, MissingNode.getInstance(), false)));
    }

    private static String group(TaskKind kind) {
        return kind == TaskKind.PRIMARY ? "primary_tasks" : "bonus_tasks";
    }

    private boolean set(Optional<QueuedTask> task, Map<String, JsonNode> fields) throws IOException {
        if (task.isEmpty()) {
            return false;
        }
        String group = group(task.get().kind());
        List<FieldChange> changes = new ArrayList<>();
        fields.forEach((field, value) ->
                changes.add(new FieldChange(List.of(group, task.get().id()), field, value, false)));
        return edit.apply(changes);
    }
}
