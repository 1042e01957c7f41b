package dev.czar.project.queue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.czar.io.AtomicFileWriter;
import dev.czar.project.files.JsonFileEditor;
import dev.czar.project.files.OwnedJsonFile;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** status/worker-status.json: what every worker does now, for all to read; written by Czar when it changes. */
public final class WorkerStatusFile {

    private final Path file;
    private final Clock clock;

    public WorkerStatusFile(ProjectLayout layout, Clock clock) {
        this.file = layout.statusFile();
        this.clock = clock;
    }

    /** Writes the status of all workers, and says whether that changed the file; keys of others stay. */
    public boolean write(Map<String, WorkerStatus> workers) throws IOException {
        ObjectNode before = OwnedJsonFile.readOrSetAside(file, clock);
        ObjectNode after = before.deepCopy();
        ObjectNode all = OwnedJsonFile.object(after, "workers");
        all.retain(List.copyOf(workers.keySet()));
        workers.forEach((id, status) -> fill(OwnedJsonFile.object(all, id), status));
        if (after.equals(before)) {
            return false;
        }
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        ordered.put(
                "last_updated", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        after.remove("last_updated");
        ordered.setAll(after);
        AtomicFileWriter.write(file, JsonFileEditor.text(ordered));
        return true;
    }

    private static void fill(ObjectNode node, WorkerStatus status) {
        node.put("status", status.status());
        node.put("current_task", none(status.currentTask()));
        node.put("branch", none(status.branch()));
        node.set("files_changed", texts(status.filesChanged()));
        node.put("last_commit", none(status.lastCommit()));
        node.put("progress", status.progress() < 0 ? null : (Integer) status.progress());
        node.put("eta", none(status.eta()));
        node.set("dependencies", texts(status.dependencies()));
        node.set("blocking", texts(status.blocking()));
        node.put("waiting_for", none(status.waitingFor()));
    }

    private static String none(String text) {
        return text.isEmpty() ? null : text;
    }

    static ArrayNode texts(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    /** A worker's line of the status file; {@code ""} is none, {@code progress} is in percent, -1 when not known. */
    public record WorkerStatus(
            String status,
            String currentTask,
            String branch,
            List<String> filesChanged,
            String lastCommit,
            int progress,
            String eta,
            List<String> dependencies,
            List<String> blocking,
            String waitingFor) {
        public WorkerStatus {
            filesChanged = List.copyOf(filesChanged);
            dependencies = List.copyOf(dependencies);
            blocking = List.copyOf(blocking);
        }
    }
}
