package dev.czar.project.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.io.CheckSpec;
import dev.czar.json.TextProblem;
import dev.czar.project.files.JsonFileEditor;
import dev.czar.project.files.JsonFileEditor.FieldChange;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.SharedJsonFile;
import dev.czar.project.files.SharedJsonFile.LastGood;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkQueueFileTest {

    private static final String QUEUE =
            """
            {
              "note": "ours",
              "primary_tasks": {
                "T1": {"assignee": null, "status": "pending", "priority": 1, "depends_on": [], "estimate": 1.50},
                "T2": {"assignee": "qa", "status": "in-progress", "priority": "high", "depends_on": ["T1"], "skill": "tests"}
              },
              "bonus_tasks": {
                "B1": {"status": "held", "depends_on": "T2", "task_file": "docs/b1.md"}
              }
            }
            """;

    @TempDir
    Path folder;

    private ProjectLayout layout;
    private WorkQueueFile file;

    @BeforeEach
    void place() throws IOException {
        Path root = folder.toRealPath();
        layout = new ProjectLayout(root, root.resolve(".git"));
        Files.createDirectories(layout.czarDirectory());
        file = new WorkQueueFile(layout, Clock.systemUTC());
        write(QUEUE);
    }

    @Test
    void theQueueIsReadInFileOrder() throws Exception {
        assertThat(file.read().value().tasks())
                .extracting(
                        QueuedTask::id,
                        QueuedTask::kind,
                        QueuedTask::status,
                        QueuedTask::priority,
                        QueuedTask::assignee)
                .containsExactly(
                        tuple("T1", TaskKind.PRIMARY, TaskStatus.PENDING, 1, ""),
                        tuple("T2", TaskKind.PRIMARY, TaskStatus.IN_PROGRESS, 1, "qa"),
                        tuple("B1", TaskKind.BONUS, TaskStatus.HELD, 5, ""));
        assertThat(file.read().value().task("B1").orElseThrow().dependsOn()).containsExactly("T2");
    }

    @Test
    void aTaskMayAskForChecksOfItsOwn() throws Exception {
        write(QUEUE.replace(
                "\"estimate\": 1.50", "\"acceptance\": [{\"command\": [\"sh\", \"t.sh\"], \"timeout\": \"2m\"}]"));
        assertThat(file.read().value().task("T1").orElseThrow().acceptance())
                .containsExactly(new CheckSpec("check1", List.of("sh", "t.sh"), Duration.ofMinutes(2)));
    }

    @Test
    void aBrokenEditKeepsTheLastGoodTasksAndNamesThePlace() throws Exception {
        file.read();
        write("{\"primary_tasks\": {\n  \"T1\": {,\n");

        LastGood<WorkQueue> reading = file.read();

        assertThat(reading.value().tasks()).hasSize(3);
        assertThat(reading.problems()).singleElement().asString().startsWith(".czar/work-queue.json:2:");
    }

    @Test
    void theLastGoodTasksOutliveARestart() throws Exception {
        file.read();
        write("junk");

        assertThat(new WorkQueueFile(layout, Clock.systemUTC()).read().value().tasks())
                .hasSize(3);
    }

    @Test
    void aFileThatNeverWasGoodIsAProblem() throws Exception {
        write("[]");

        assertThatThrownBy(() -> file.read())
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("the file is a list");
    }

    @Test
    void aWrongStatusIsToldWithTheWordThatWasMeant() throws Exception {
        file.read();
        write(QUEUE.replace("\"pending\"", "\"pendign\""));

        assertThat(file.read().problems())
                .singleElement()
                .asString()
                .contains(":4:", "'status' is 'pendign'", "did you mean 'pending'?");
    }

    @Test
    void aHugeOrVanishedFileKeepsTheLastGoodTasks() throws Exception {
        file.read();
        Files.write(layout.queueFile(), new byte[SharedJsonFile.LARGEST + 1]);
        assertThat(file.read().problems()).singleElement().asString().contains("larger than");

        Files.delete(layout.queueFile());
        assertThat(file.read().problems()).singleElement().asString().contains("missing");

        write(QUEUE);
        assertThat(file.read().current()).isTrue();
    }

    @Test
    void noJunkEverEscapes() throws Exception {
        file.read();
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            byte[] junk = QUEUE.getBytes(StandardCharsets.UTF_8);
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                junk[random.nextInt(junk.length)] ^= (byte) (1 << random.nextInt(8));
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(junk.length) : junk.length;
            Files.write(layout.queueFile(), Arrays.copyOf(junk, length));

            assertThat(file.read().value()).isNotNull();
        }
        write("[".repeat(100_000));
        assertThat(file.read().problems()).hasSize(1);
    }

    @Test
    void aClaimIsWrittenAndEverythingElseStays() throws Exception {
        assertThat(file.markClaimed("T1", "engineer1")).isTrue();

        String expected = QUEUE.replace(
                "\"assignee\": null, \"status\": \"pending\", \"priority\": 1, \"depends_on\": [], \"estimate\": 1.50",
                "\"assignee\": \"engineer1\", \"status\": \"in_progress\", \"priority\": 1, \"depends_on\": [],"
                        + " \"estimate\": 1.50, \"assigned_by\": \"czar\"");
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(layout.queueFile().toFile())).isEqualTo(json.readTree(expected));
        assertThat(Files.readString(layout.queueFile())).contains("1.50");
    }

    @Test
    void aReleasedTaskIsAsItWasBeforeTheClaim() throws Exception {
        file.markClaimed("T1", "engineer1");
        file.markReleased("T1");

        QueuedTask task = file.read().value().task("T1").orElseThrow();
        assertThat(task.assignee()).isEmpty();
        assertThat(task.status()).isEqualTo(TaskStatus.PENDING);
        assertThat(Files.readString(layout.queueFile())).doesNotContain("assigned_by");

        file.markClaimed("T2", "qa");
        file.markReleased("T2");
        assertThat(file.read().value().task("T2").orElseThrow().assignee())
                .as("chosen by a person")
                .isEqualTo("qa");
    }

    @Test
    void anIntegratedTaskIsDone() throws Exception {
        assertThat(file.markIntegrated("T2")).isTrue();

        assertThat(file.read().value().task("T2").orElseThrow().status()).isEqualTo(TaskStatus.DONE);
    }

    @Test
    void whatAPersonSaysOfATaskIsCzarsWordNoMore() throws Exception {
        file.markIntegrated("T1");
        assertThat(Files.readString(layout.queueFile())).contains("done_by");
        file.change("T1", Map.of("status", new TextNode("done")));
        assertThat(Files.readString(layout.queueFile())).doesNotContain("done_by");
        file.markReopened("T1");
        assertThat(file.read().value().task("T1").orElseThrow().status()).isEqualTo(TaskStatus.DONE);
    }

    @Test
    void aTaskThatIsNotThereOrAFileThatIsBrokenIsLeftAlone() throws Exception {
        assertThat(file.markIntegrated("T9")).isFalse();
        write("{ half");
        assertThatThrownBy(() -> file.markIntegrated("T1")).isInstanceOf(IOException.class);
        assertThat(Files.readString(layout.queueFile())).isEqualTo("{ half");
    }

    @Test
    void anEditThatAPersonMakesMeanwhileIsNotLost() throws Exception {
        String edited = QUEUE.replace("\"note\": \"ours\"", "\"note\": \"theirs\"");
        JsonFileEditor edit = new JsonFileEditor(layout.queueFile(), () -> writeOnce(edited));

        assertThat(edit.apply(List.of(change("T1", "done")))).isTrue();

        assertThat(Files.readString(layout.queueFile())).contains("theirs", "\"done\"");
    }

    @Test
    void aPersonsWordOnTheSameThingWins() throws Exception {
        String edited = QUEUE.replace("\"pending\"", "\"held\"");
        JsonFileEditor edit = new JsonFileEditor(layout.queueFile(), () -> writeOnce(edited));

        assertThat(edit.apply(List.of(change("T1", "done")))).isFalse();

        assertThat(Files.readString(layout.queueFile())).isEqualTo(edited);
    }

    private static FieldChange change(String task, String status) {
        return new FieldChange(List.of("primary_tasks", task), "status", new TextNode(status), false);
    }

    private boolean isEdited;

    private void writeOnce(String text) throws IOException {
        if (!isEdited) {
            isEdited = true;
            write(text);
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(layout.queueFile(), text);
    }

    @Test
    void aFileOfWhichNothingWouldBeReadIsAMistake() throws Exception {
        write("{\"primary_tasks\": {}, \"last_updated\": \"today\"}");
        assertThat(file.read().problems()).isEmpty();
        assertThat(WorkQueueFile.unreadKeys(layout.queueFile())).containsEntry("last_updated", "top of the file");
        write("{\"$schema\": \"s\",\n  \"tasks\": {\"T1\": {}}, \"bonus\": {}, \"primarytasks\": {}}");
        assertThat(file.read().problems())
                .extracting(TextProblem::toString)
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem)
                                .contains(":2:3: unknown key 'tasks'", "known: $schema, primary_tasks, bonus_tasks"),
                        problem -> assertThat(problem).contains(":2:24: unknown key 'bonus'"),
                        problem -> assertThat(problem).contains("'primarytasks'", "did you mean 'primary_tasks'?"));
    }

    @ParameterizedTest
    @CsvSource({
        "dependson, depends_on",
        "depends-on, depends_on",
        "Assignee, assignee",
        "prioirty, priority",
        "taskFile, task_file",
        "skills, skill"
    })
    void aKeyThatIsNearlyAKnownOneIsAMistake(String key, String meant) throws Exception {
        write("{\"primary_tasks\": {\"T1\": {\"status\": \"pending\"}}}");
        file.read();
        write("{\"primary_tasks\": {\n  \"T1\": {\"%s\": \"x\"}}}".formatted(key));
        assertThat(file.read().problems()).extracting(TextProblem::toString).anySatisfy(problem -> assertThat(problem)
                .startsWith(".czar/work-queue.json:2:10: unknown key '" + key + "'")
                .contains("did you mean '" + meant + "'?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assigned_to", "assigned_at", "notes", "estimate", "owner", "tags", "type", "completed_at"})
    void aKeyOfTheUsersOwnIsLeftAlone(String key) throws Exception {
        write("{\"primary_tasks\": {\"T1\": {\"%s\": \"x\"}}}".formatted(key));
        assertThat(file.read().problems()).isEmpty();
    }
}
