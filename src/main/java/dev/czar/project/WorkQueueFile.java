package dev.czar.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.czar.fact.TaskKind;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** work-queue.json: what is to be done, edited by people at any time, and kept up to date by Czar as tasks move. */
public final class WorkQueueFile {

    private static final String CLAIMED_BY_CZAR = "assigned_by";

    private final SharedFile<WorkQueue> file;
    private final JsonEdit edit;

    public WorkQueueFile(ProjectLayout layout, Clock clock) {
        this.file = new SharedFile<>(layout, layout.queueFile(), QueueShape::read, clock);
        this.edit = new JsonEdit(layout.queueFile());
    }

    public Reading<WorkQueue> read() throws ProjectProblem {
        return file.read();
    }

    /** Notes who has the task; false when a person's edit stood in the way, which is then right as it is. */
    public boolean claimed(String task, String worker) throws ProjectProblem, IOException {
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
    public boolean released(String task) throws ProjectProblem, IOException {
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

    public boolean integrated(String task) throws ProjectProblem, IOException {
        return set(read().value().task(task), Map.of("status", new TextNode("done")));
    }

    private boolean set(Optional<QueuedTask> task, Map<String, JsonNode> fields) throws IOException {
        if (task.isEmpty()) {
            return false;
        }
        String group = task.get().kind() == TaskKind.PRIMARY ? "primary_tasks" : "bonus_tasks";
        List<FieldChange> changes = new ArrayList<>();
        fields.forEach((field, value) ->
                changes.add(new FieldChange(List.of(group, task.get().id()), field, value, false)));
        return edit.apply(changes);
    }
}
