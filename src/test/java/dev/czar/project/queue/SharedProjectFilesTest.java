package dev.czar.project.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.queue.DependencyFile.WaitingNote;
import dev.czar.project.queue.ProjectHistoryFile.FinishedProject;
import dev.czar.project.queue.TaskBriefReader.TaskBrief;
import dev.czar.project.queue.WorkerStatusFile.WorkerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedProjectFilesTest {

    private static final Instant NOW = Instant.parse("2025-11-27T12:00:00Z");
    private static final WorkerStatus WORKING = new WorkerStatus(
            "healthy", "T1", "czar/qa/T1", List.of("a.txt"), "", 40, "10m", List.of("T0"), List.of(), "");

    @TempDir
    Path folder;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private ProjectLayout layout;

    @BeforeEach
    void place() throws IOException {
        Path root = folder.toRealPath();
        layout = new ProjectLayout(root, root.resolve(".git"));
        Files.createDirectories(layout.czarDirectory());
    }

    @Test
    void theStatusFileHasTheKnownShape() throws Exception {
        assertThat(new WorkerStatusFile(layout, clock).write(Map.of("qa", WORKING)))
                .isTrue();

        assertThat(json(layout.statusFile()))
                .isEqualTo(
                        json(
                                """
                {"last_updated": "2025-11-27T12:00:00Z", "workers": {"qa": {"status": "healthy", "current_task": "T1",
                 "branch": "czar/qa/T1", "files_changed": ["a.txt"], "last_commit": null, "progress": 40, "eta": "10m",
                 "dependencies": ["T0"], "blocking": [], "waiting_for": null}}}"""));
    }

    @Test
    void theStatusFileIsWrittenOnlyWhenSomethingChangedAndKeepsForeignKeys() throws Exception {
        WorkerStatusFile file = new WorkerStatusFile(layout, clock);
        file.write(Map.of("qa", WORKING));
        Files.writeString(
                layout.statusFile(),
                Files.readString(layout.statusFile()).replace("\"eta\"", "\"mood\": \"good\", \"eta\""));

        assertThat(file.write(Map.of("qa", WORKING))).isFalse();
        assertThat(file.write(Map.of("qa", WORKING, "docs", WORKING))).isTrue();
        assertThat(Files.readString(layout.statusFile())).contains("mood");
        assertThat(file.write(Map.of("docs", WORKING))).isTrue();
        assertThat(json(layout.statusFile()).path("workers").has("qa")).isFalse();
    }

    @Test
    void aBrokenFileOfOursIsPutAsideAndMadeAnew() throws Exception {
        Files.writeString(layout.historyFile(), "{ half");

        new ProjectHistoryFile(layout, clock).add(finished(0.5));

        assertThat(json(layout.historyFile()).path("projects")).hasSize(1);
        assertThat(layout.czarDirectory().resolve("orchestrator-history.json.unreadable-" + NOW.toEpochMilli()))
                .hasContent("{ half");
    }

    @Test
    void addingAProjectToTheHistoryTwiceIsAddingItOnce() throws Exception {
        Files.writeString(layout.historyFile(), "{\"projects\": [{\"name\": \"old\"}], \"patterns\": {\"p\": 1}}");
        ProjectHistoryFile file = new ProjectHistoryFile(layout, clock);
        file.add(finished(0.5));
        file.add(finished(1));

        JsonNode history = json(layout.historyFile());
        assertThat(history.path("projects")).hasSize(2);
        assertThat(history.path("projects").path(1).path("success_rate").asDouble())
                .isEqualTo(1);
        assertThat(history.path("patterns").path("p").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsNotedOfADependencyLeavesPeoplesWordsAlone() throws Exception {
        Files.writeString(layout.dependencyFile(), "{\"T2\": {\"blocked_by\": [\"T1\"], \"why\": \"schema\"}}");
        DependencyFile file = new DependencyFile(layout, clock);

        assertThat(file.note(Map.of(
                        "T2", new WaitingNote("waiting", Optional.of(NOW), false),
                        "T3", new WaitingNote("cleared", Optional.empty(), true))))
                .isTrue();

        assertThat(json(layout.dependencyFile()))
                .isEqualTo(
                        json(
                                """
                {"T2": {"blocked_by": ["T1"], "why": "schema", "status": "waiting",
                        "waiting_since": "2025-11-27T12:00:00Z", "notified": false},
                 "T3": {"status": "cleared", "waiting_since": null, "notified": true}}"""));
        assertThat(file.read().value()).hasSize(2);
    }

    @Test
    void aTaskWithoutAFileIsBriefedByWhatTheQueueSays() throws Exception {
        Files.writeString(
                layout.queueFile(),
                "{\"bonus_tasks\": {\"B1\": {\"title\": \"Tidy\", \"description\": \"Sort it.\"}, \"B2\": {}}}");
        Files.createDirectories(layout.tasks());
        Files.writeString(layout.tasks().resolve("B2.md"), "intro\n# Paint\nBlue.\n");
        TaskBriefReader briefs = new TaskBriefReader(layout, new WorkQueueFile(layout, clock));

        assertThat(briefs.read("B1")).isEqualTo(new TaskBrief("Tidy", "Tidy\n\nSort it.\n"));
        assertThat(briefs.read("B2")).isEqualTo(new TaskBrief("Paint", "intro\n# Paint\nBlue.\n"));
    }

    private static FinishedProject finished(double rate) {
        return new FinishedProject("tally", NOW, List.of("qa"), rate, List.of(), List.of());
    }

    private static JsonNode json(Path file) throws IOException {
        return json(Files.readString(file));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
