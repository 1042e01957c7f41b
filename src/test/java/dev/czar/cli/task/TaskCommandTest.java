package dev.czar.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import dev.czar.project.queue.WorkQueueFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCommandTest {

    @TempDir
    Path folder;

    private Path root;
    private ProjectLayout layout;

    @BeforeEach
    void aProjectWithTwoTasks() throws Exception {
        root = ProjectTestRepository.withCommit(folder.resolve("tally")).root();
        assertThat(czar("init", "--workers", "ada,ben").code()).isZero();
        layout = ProjectLayout.find(root);
        write(
                """
                {
                  "note": "ours",
                  "primary_tasks": {
                    "T1": {"status": "pending", "title": "One", "estimate": 1.50},
                    "T2": {"status": "in_progress", "assignee": "ada", "depends_on": ["T1"], "title": "Two"}
                  }
                }
                """);
    }

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(root, arguments);
    }

    private void write(String queue) throws IOException {
        Files.writeString(root.resolve(".czar/work-queue.json"), queue);
    }

    private QueuedTask task(String id) throws ProjectException {
        return new WorkQueueFile(layout, Clock.systemUTC())
                .read()
                .value()
                .task(id)
                .orElseThrow();
    }

    @Test
    void aFileThatNobodyCanReadIsNotPutIntoTheQueue() throws Exception {
        Path outside = Files.writeString(folder.resolve("elsewhere.md"), "# Elsewhere");
        CommandLineRun refused = czar("task", "add", "T3", "--file", outside.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("is outside the repository", "name a text file of the repository");
        assertThat(czar("task", "edit", "T1", "--file", "gone.md").err()).contains("there is no", "gone.md");
        assertThat(task("T1").file()).isEmpty();
        Files.writeString(root.resolve("one.md"), "# One");
        assertThat(czar("task", "edit", "T1", "--file", "one.md").code()).isZero();
        assertThat(task("T1").file()).isEqualTo("one.md");
        assertThat(czar("task", "edit", "T1", "--file", "").code()).isZero();
    }

    @Test
    void aTaskIsAddedWithWhatIsSaidAndNothingElseChanges() throws Exception {
        CommandLineRun run = czar(
                "task",
                "add",
                "T3",
                "--title",
                "Three",
                "--assignee",
                "ben",
                "--priority",
                "high",
                "--depends-on",
                "T1,T2",
                "--files",
                "docs/**,README.md");
        assertThat(run.code()).as(run.err()).isZero();
        QueuedTask added = task("T3");
        assertThat(added.kind()).isEqualTo(TaskKind.PRIMARY);
        assertThat(added.assignee()).isEqualTo("ben");
        assertThat(added.priority()).isEqualTo(1);
        assertThat(added.dependsOn()).containsExactly("T1", "T2");
        assertThat(added.files()).containsExactly("docs/**", "README.md");
        assertThat(Files.readString(root.resolve(".czar/work-queue.json")))
                .contains("\"note\": \"ours\"")
                .contains("\"estimate\": 1.50");
    }

    @Test
    void aBonusTaskNeedsAFileThatSaysWhatIsToBeDone() throws Exception {
        assertThat(czar("task", "add", "B1", "--bonus").err())
                .contains("nothing says what is to be done")
                .contains(".czar/tasks/B1.md");
        Files.writeString(root.resolve(".czar/tasks/B1.md"), "# A bonus\n");
        assertThat(czar("task", "add", "B1", "--bonus").code()).isZero();
        assertThat(task("B1").kind()).isEqualTo(TaskKind.BONUS);
    }

    @Test
    void aTaskIsEditedAssignedHeldReleasedAndDropped() throws Exception {
        assertThat(czar("task", "edit", "T2", "--depends-on", "", "--title", "Second")
                        .code())
                .isZero();
        assertThat(task("T2").dependsOn()).isEmpty();
        assertThat(task("T2").title()).isEqualTo("Second");
        assertThat(czar("task", "assign", "T1", "ben").out()).contains("T1 is for ben");
        assertThat(task("T1").assignee()).isEqualTo("ben");
        assertThat(czar("task", "assign", "T1", "").out()).contains("any worker");
        assertThat(czar("task", "priority", "T1", "0").code()).isZero();
        assertThat(task("T1").priority()).isZero();
        assertThat(czar("task", "hold", "T1").code()).isZero();
        assertThat(task("T1").status()).isEqualTo(TaskStatus.HELD);
        assertThat(czar("task", "release", "T1").code()).isZero();
        assertThat(task("T1").status()).isEqualTo(TaskStatus.PENDING);
        assertThat(czar("task", "drop", "T1", "--json").out()).contains("\"task\"");
        assertThat(new WorkQueueFile(layout, Clock.systemUTC()).read().value().task("T1"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add T1 --title x | there is a task T1 already | czar task edit T1",
                "add bad/name --title x | not a good name | expected",
                "add T9 --title x --assignee adaa | there is no worker adaa | did you mean ada?",
                "add T9 --title x --depends-on T11 | there is no task T11 | did you mean T1?",
                "add T9 --title x --priority urgent | urgent' is not a priority | high, medium, low",
                "edit T1 | nothing to change | --help",
                "edit T7 --title x | there is no task T7 | did you mean",
                "drop T2 | in progress with ada | czar task hold T2",
                "drop T1 | needed by T2 | --depends-on",
                "assign T2 ben | in progress with ada | undoing the claim",
                "hold T2 | in progress | czar hold ada"
            })
    void whatCannotBeDoneSaysWhyAndChangesNothing(String words, String message, String hint) throws IOException {
        String before = Files.readString(root.resolve(".czar/work-queue.json"));
        CommandLineRun run =
                CommandLineRun.in(root, List.of(("task " + words).split(" ")).toArray(String[]::new));
        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains(message).contains(hint);
        assertThat(Files.readString(root.resolve(".czar/work-queue.json"))).isEqualTo(before);
    }

    @Test
    void aTaskThatAPersonDidIsCalledDone() throws Exception {
        assertThat(czar("task", "done", "T1").code()).isNotZero();
        assertThat(task("T1").status()).isEqualTo(TaskStatus.PENDING);
        assertThat(czar("task", "done", "T1", "--by-hand").code()).isZero();
        assertThat(task("T1").status()).isEqualTo(TaskStatus.DONE);
        assertThat(czar("task", "done", "T1", "--by-hand").code()).isNotZero();
    }

    @Test
    void aQueueThatIsNoJsonIsNamedWithItsPlaceAndLeftAlone() throws IOException {
        write("{\"primary_tasks\": {\"T1\": {\"asignee\": \"ada\"}}}");
        CommandLineRun mistyped = czar("task", "priority", "T1", "1");
        assertThat(mistyped.err())
                .contains("work-queue.json:1:")
                .contains("unknown key 'asignee'")
                .contains("did you mean 'assignee'?")
                .contains("nothing was changed");
        write("{\"primary_tasks\": ");
        assertThat(czar("task", "priority", "T1", "1").err()).contains("work-queue.json:1:");
    }
}
