package dev.czar.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** orchestrator-history.json: what came of each project that ended, for people and for learning. */
public final class HistoryFile {

    private final Path file;
    private final Clock clock;

    public HistoryFile(ProjectLayout layout, Clock clock) {
        this.file = layout.historyFile();
        this.clock = clock;
    }

    /** Adds a project; one of the same name and date is replaced, so that adding twice is adding once. */
    public void add(FinishedProject project) throws IOException {
        ObjectNode root = OwnJson.read(file, clock);
        ArrayNode projects = root.get("projects") instanceof ArrayNode known ? known : root.putArray("projects");
        OwnJson.object(root, "patterns");
        String date = project.date().truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode entry = entry(projects, project.name(), date);
        entry.put("name", project.name());
        entry.put("date", date);
        entry.set("workers", StatusFile.texts(project.workers()));
        entry.put("success_rate", project.successRate());
        entry.set("lessons", StatusFile.texts(project.lessons()));
        entry.set("improvements", StatusFile.texts(project.improvements()));
        AtomicFile.write(file, JsonEdit.text(root));
    }

    private static ObjectNode entry(ArrayNode projects, String name, String date) {
        for (JsonNode known : projects) {
            boolean same = known.path("name").asText().equals(name)
                    && known.path("date").asText().equals(date);
            if (same && known instanceof ObjectNode object) {
                return object;
            }
        }
        return projects.addObject();
    }
}
