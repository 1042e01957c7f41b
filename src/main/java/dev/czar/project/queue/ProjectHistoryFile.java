package dev.czar.project.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.czar.io.AtomicFileWriter;
import dev.czar.project.files.JsonFileEditor;
import dev.czar.project.files.OwnedJsonFile;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** orchestrator-history.json: what came of each project that ended, for people and for learning. */
public final class ProjectHistoryFile {

    private final Path file;
    private final Clock clock;

    public ProjectHistoryFile(ProjectLayout layout, Clock clock) {
        this.file = layout.historyFile();
        this.clock = clock;
    }

    /** Adds a project; one of the same name and date is replaced, so that adding twice is adding once. */
    public void add(FinishedProject project) throws IOException {
        ObjectNode root = OwnedJsonFile.readOrSetAside(file, clock);
        ArrayNode projects = root.get("projects") instanceof ArrayNode known ? known : root.putArray("projects");
        OwnedJsonFile.object(root, "patterns");
        String date = project.date().truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode entry = entry(projects, project.name(), date);
        entry.put("name", project.name());
        entry.put("date", date);
        entry.set("workers", WorkerStatusFile.texts(project.workers()));
        entry.put("success_rate", project.successRate());
        entry.set("lessons", WorkerStatusFile.texts(project.lessons()));
        entry.set("improvements", WorkerStatusFile.texts(project.improvements()));
        AtomicFileWriter.write(file, JsonFileEditor.text(root));
    }

    /**
     * Notes what was learned of the last project of this name, and what is shown of the texts of tasks in {@code patterns}; false when none has ended
     * yet.
     */
    public boolean note(String name, List<String> lessons, List<String> improvements, TaskPatterns texts)
            throws IOException {
        ObjectNode root = OwnedJsonFile.readOrSetAside(file, clock);
        ObjectNode last = null;
        for (JsonNode known : root.path("projects")) {
            if (known.path("name").asText().equals(name) && known instanceof ObjectNode object) {
                last = object;
            }
        }
        if (last == null) {
            return false;
        }
        last.set("lessons", WorkerStatusFile.texts(lessons));
        last.set("improvements", WorkerStatusFile.texts(improvements));
        ObjectNode patterns = OwnedJsonFile.object(root, "patterns");
        patterns.set("successful", WorkerStatusFile.texts(texts.successful()));
        patterns.set("problematic", WorkerStatusFile.texts(texts.problematic()));
        AtomicFileWriter.write(file, JsonFileEditor.text(root));
        return true;
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

    /** Ways of writing tasks whose work went back less often, and more often, each with its counts. */
    public record TaskPatterns(List<String> successful, List<String> problematic) {
        public TaskPatterns {
            successful = List.copyOf(successful);
            problematic = List.copyOf(problematic);
        }
    }

    /** A line of the history file; {@code successRate} is from 0 to 1. */
    public record FinishedProject(
            String name,
            Instant date,
            List<String> workers,
            double successRate,
            List<String> lessons,
            List<String> improvements) {
        public FinishedProject {
            workers = List.copyOf(workers);
            lessons = List.copyOf(lessons);
            improvements = List.copyOf(improvements);
        }
    }
}
