package dev.czar.project.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.queue.WorkQueue;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import dev.czar.project.queue.WorkQueueFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldQueueImporterTest {

    private static final String QUEUE =
            """
            {
              "last_updated": "2025-11-27T23:15:00Z",
              "primary_tasks": {
                "SCHEMA": {"assignee": "engineer1", "status": "in-progress", "priority": 1, "task_file": "tasks/schema.md"},
                "API": {"assignee": "engineer9", "status": "Parked", "priority": "high", "depends_on": ["SCHEMA", "GONE"]},
                "DOCS": {"assignee": null, "status": "completed", "title": "Write docs"},
                "bad name": {"status": "pending"}
              },
              "bonus_tasks": {
                "POLISH": {"status": "blocked", "description": "Polish it"}
              }
            }
            """;

    @TempDir
    Path folder;

    private Path old;
    private Path root;

    @BeforeEach
    void anOldSupervisorAndAProject() throws Exception {
        old = Files.createDirectories(folder.resolve("old"));
        root = ProjectTestRepository.withCommit(folder.resolve("tally")).root();
        assertThat(CommandLineRun.in(root, "init").code()).isZero();
        write("work-queue.json", QUEUE);
        write("dependencies.json", "{\"POLISH\": {\"blocked_by\": [\"API\"], \"status\": \"waiting\"}}");
        write("tasks/schema.md", "# Make the schema\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = old.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private CommandLineRun taken() {
        return CommandLineRun.in(root, "import", old.toString());
    }

    private WorkQueue queue() throws Exception {
        return new WorkQueueFile(ProjectLayout.find(root), Clock.systemUTC())
                .read()
                .value();
    }

    @Test
    void tasksComeWithTheirTextsAndWhatTheyWaitFor() throws Exception {
        CommandLineRun run = taken();
        assertThat(run.code()).as(run.err()).isZero();
        QueuedTask schema = queue().task("SCHEMA").orElseThrow();
        assertThat(schema.status()).isEqualTo(TaskStatus.PENDING);
        assertThat(schema.assignee()).isEqualTo("engineer1");
        assertThat(Files.readString(root.resolve(".czar/tasks/SCHEMA.md"))).isEqualTo("# Make the schema\n");
        assertThat(queue().task("DOCS").orElseThrow().status()).isEqualTo(TaskStatus.DONE);
        QueuedTask polish = queue().task("POLISH").orElseThrow();
        assertThat(polish.kind()).isEqualTo(TaskKind.BONUS);
        assertThat(polish.dependsOn()).containsExactly("API");
        assertThat(polish.description()).isEqualTo("Polish it");
    }

    @Test
    void whatCannotComeIsSaid() throws Exception {
        assertThat(taken().out())
                .contains("task API is held: its status was 'Parked'; begin it with: czar task release API")
                .contains("task API is for any worker: engineer9 is not in .czar/czar.yaml")
                .contains("task API does not wait for GONE")
                .contains("task API has no text: write .czar/tasks/API.md")
                .contains("'bad name' is left out");
        assertThat(queue().task("API").orElseThrow().dependsOn()).containsExactly("SCHEMA");
    }

    @Test
    void takenOnceIsTakenOnce() throws Exception {
        taken();
        byte[] before = Files.readAllBytes(root.resolve(".czar/work-queue.json"));
        assertThat(taken().out()).contains("kept  task SCHEMA").doesNotContain("made");
        assertThat(Files.readAllBytes(root.resolve(".czar/work-queue.json"))).isEqualTo(before);
    }

    @Test
    void aFolderWithoutAQueueOrWithABrokenOneIsNamed() throws Exception {
        write("work-queue.json", "{\n  \"primary_tasks\": [,]\n}");
        assertThat(taken().err()).contains("work-queue.json:2:");
        Files.delete(old.resolve("work-queue.json"));
        assertThat(taken().err()).contains("there is no work-queue.json in");
    }
}
