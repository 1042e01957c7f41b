package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Board;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Project;
import dev.czar.fact.Project.Note;
import dev.czar.fact.Project.NoteSource;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.Task;
import dev.czar.fact.Task.CalledDone;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.DependencyCycle;
import dev.czar.fact.Task.TaskAge;
import dev.czar.fact.Task.TaskDue;
import dev.czar.fact.Task.TaskEstimate;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskLabels;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.Worker;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueSensorTest {

    @TempDir
    Path folder;

    private final AtomicInteger wakes = new AtomicInteger();
    private final Board board = new Board();
    private ProjectLayout layout;
    private QueueSensor sensor;

    @BeforeEach
    void open() throws Exception {
        Path root = folder.toRealPath().resolve("tally");
        layout = new ProjectLayout(root, root.resolve(".git"));
        Files.createDirectories(layout.tasks());
        Files.createDirectories(layout.common());
        Files.writeString(layout.configFile(), "workers:\n  qa: {agent: command, skills: [tests]}\n");
        queue(
                "\"T1\": {\"title\": \"First\"}, \"T2\": {\"depends_on\": [\"T1\"], \"priority\": 2, \"assignee\": \"qa\"}");
        Files.writeString(layout.dependencyFile(), "{}");
        Files.writeString(layout.tasks().resolve("T2.md"), "# Second\n");
        sensor = new QueueSensor(
                layout,
                ProjectConfig.load(layout),
                () -> board.snapshot(Clock.systemUTC().instant()),
                wakes::incrementAndGet,
                Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        sensor.close();
    }

    @Test
    void theProjectItsWorkersAndItsTasksAreStated() throws Exception {
        assertThat(facts())
                .containsExactlyInAnyOrder(
                        new Project("tally", "main", ProjectState.RUNNING),
                        new Worker("qa", "command", List.of("tests")),
                        new Task("T1", TaskKind.PRIMARY, TaskStatus.PENDING, 5, "", "", true),
                        new Task("T2", TaskKind.PRIMARY, TaskStatus.PENDING, 2, "qa", "", true),
                        new Dependency("T2", "T1"));
    }

    @Test
    void marksEstimatesAndNotesOfTasksAreStated() throws Exception {
        queue(
                "\"T1\": {\"title\": \"x\", \"labels\": [\"hotfix\"], \"estimate\": \"2h\", \"notes\": {\"risk\": \"high\"}}");

        assertThat(facts())
                .contains(
                        new TaskLabels("T1", List.of("hotfix")),
                        new TaskEstimate("T1", Duration.ofHours(2)),
                        new Note("T1", "risk", "high", NoteSource.FILE, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void whatAPersonCalledDoneIsToldFromWhatCzarDid() throws Exception {
        queue(
                """
                "T1": {"title": "x", "status": "done"},
                "T2": {"title": "y", "status": "done", "done_by": "czar"},
                "T3": {"title": "z", "done_by": "someone"}""");

        assertThat(facts()).filteredOn(CalledDone.class::isInstance).containsExactly(new CalledDone("T1"));
    }

    @Test
    void byWhenATaskIsDueIsStatedAndWhatIsNoDateIsTold() throws Exception {
        queue(
                """
                "T1": {"title": "x", "due": "1970-01-01"},
                "T2": {"title": "y", "due": "soon"},
                "T3": {"title": "z", "status": "done", "due": "1970-01-01"}""");
        assertThat(all())
                .filteredOn(TaskDue.class::isInstance)
                .extracting(fact -> (TaskDue) fact)
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.task()).isEqualTo("T1");
                    assertThat(due.left()).isZero();
                    assertThat(due.late()).isGreaterThan(Duration.ofDays(20_000));
                });
        assertThat(facts())
                .filteredOn(SensorFailed.class::isInstance)
                .singleElement()
                .asString()
                .contains("line 2: task T2 is due 'soon', expected a day such as 2026-12-24");
    }

    @Test
    void theAgeOfATaskIsKeptAcrossRestarts() throws Exception {
        Instant before = Instant.now().minus(Duration.ofHours(3));
        sensor.restore(List.of(Observation.of(new TaskAge("T1", Duration.ofHours(1)), "queue", before)));

        assertThat(all())
                .filteredOn(TaskAge.class::isInstance)
                .extracting(fact -> ((TaskAge) fact).age().toHours())
                .containsExactly(4L, 0L);
    }

    @Test
    void bothFilesSayWhatWaitsForWhat() throws Exception {
        dependencies("{\"T1\": {\"blocks\": [\"T3\"]}, \"T3\": {\"blocked_by\": [\"T2\"]}}");
        queue("\"T1\": {\"title\": \"x\"}, \"T2\": {\"depends_on\": [\"T1\"]}, \"T3\": {\"title\": \"y\"}");

        assertThat(facts())
                .contains(new Dependency("T2", "T1"), new Dependency("T3", "T1"), new Dependency("T3", "T2"));
    }

    @Test
    void aRingIsStated() throws Exception {
        dependencies("{\"T1\": {\"blocked_by\": \"T2\"}}");

        assertThat(facts()).contains(new DependencyCycle(List.of("T1", "T2")));
    }

    @Test
    void aBrokenFileIsNamedWhileItsLastGoodTasksStand() throws Exception {
        List<Fact> before = facts();
        Files.writeString(layout.queueFile(), "{\"primary_tasks\": {\n\"T1\": oops");

        assertThat(facts()).containsAll(before).anySatisfy(fact -> assertThat(fact)
                .isInstanceOfSatisfying(SensorFailed.class, failed -> assertThat(failed.reason())
                        .startsWith(".czar/work-queue.json:2:")));
    }

    @Test
    void withoutADependencyFileOnlyTheQueueSaysWhatWaits() throws Exception {
        Files.delete(layout.dependencyFile());

        assertThat(failure()).isEmpty();
        assertThat(facts()).contains(new Dependency("T2", "T1"));
    }

    @Test
    void anEmptyDependencyFileMayVanish() throws Exception {
        facts();
        Files.delete(layout.dependencyFile());

        assertThat(failure()).isEmpty();
    }

    @Test
    void whatAVanishedDependencyFileSaidStandsAndIsNamed() throws Exception {
        dependencies("{\"T1\": {\"blocked_by\": \"T2\"}}");
        facts();
        Files.delete(layout.dependencyFile());

        assertThat(failure()).contains("dependencies.json", "the file is missing");
        assertThat(facts()).contains(new Dependency("T1", "T2"));
    }

    @Test
    void aQueueThatCannotBeReadIsNamedWhileItsLastGoodTasksStand() throws Exception {
        List<Fact> before = facts();
        Files.delete(layout.queueFile());
        Files.createDirectory(layout.queueFile());

        assertThat(failure()).contains("work-queue.json", "not a plain file");
        assertThat(facts()).containsAll(before);
    }

    @Test
    void aQueueWithoutPermissionIsNamedWhileItsLastGoodTasksStand() throws Exception {
        List<Fact> before = facts();
        Files.setPosixFilePermissions(layout.queueFile(), Set.of());
        assumeThat(Files.isReadable(layout.queueFile()))
                .as("root reads everything")
                .isFalse();

        assertThat(failure()).contains("work-queue.json");
        assertThat(facts()).containsAll(before);
    }

    @Test
    void aQueueThatIsMissingIsAFailureToLookThatSaysWhatToDo() throws Exception {
        Files.delete(layout.queueFile());

        assertThatThrownBy(() -> sensor.sense())
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("work-queue.json: the file is missing (`czar init` makes an empty one)");
    }

    @Test
    void whatCannotBeRightIsNamed() throws Exception {
        queue("\"T2\": {\"depends_on\": [\"T9\"], \"assignee\": \"nobody\", \"task_file\": \"../../secret.md\"},"
                + "\"T4\": {\"task_file\": \"docs/missing.md\"}");

        assertThat(failure())
                .contains(
                        "T2 waits for T9, which is not in the queue",
                        "nobody, who is not a worker",
                        "../../secret.md is outside the repository",
                        "docs/missing.md");
        assertThat(facts())
                .contains(new Dependency("T2", "T9"))
                .anyMatch(fact -> fact instanceof Task task && task.id().equals("T4") && !task.briefed());
    }

    @Test
    void aTaskFileThatIsALinkToTheOutsideIsNotRead() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.md"), "secret");
        Files.createSymbolicLink(layout.tasks().resolve("T1.md"), secret);
        Files.writeString(layout.common().resolve("token"), "secret");
        queue("\"T1\": {}, \"T2\": {\"task_file\": \".git/token\"}");

        assertThat(failure()).contains("T1.md is outside", ".git/token is outside");
    }

    @Test
    void aQueueThatNeverCouldBeReadIsAFailureToLook() throws Exception {
        Files.writeString(layout.queueFile(), "junk");

        assertThatThrownBy(() -> sensor.sense())
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("work-queue.json:1:");
    }

    @Test
    void aFinishedProjectGoesOnWhenItsQueueHoldsNewWork() throws Exception {
        queue("\"T1\": {}}, \"bonus_tasks\": {\"B1\": {}");
        board.apply(sensor.sense());
        state(new Integrated("T1", "b", "h", "o", Duration.ZERO));
        state(new Project("tally", "main", ProjectState.FINISHED));
        assertThat(facts()).contains(new Project("tally", "main", ProjectState.FINISHED));

        queue("\"T1\": {}, \"T2\": {\"status\": \"held\"}}, \"bonus_tasks\": {\"B1\": {}");
        assertThat(facts()).contains(new Project("tally", "main", ProjectState.FINISHED));
        queue("\"T1\": {}, \"T2\": {}}, \"bonus_tasks\": {\"B1\": {}");
        assertThat(facts()).contains(new Project("tally", "main", ProjectState.RUNNING));
        queue("\"T1\": {}}, \"bonus_tasks\": {\"B1\": {}, \"B2\": {}");
        assertThat(facts()).contains(new Project("tally", "main", ProjectState.RUNNING));
    }

    @Test
    void anEditWakesAndIsHonoured() throws Exception {
        facts();
        int before = wakes.get();
        queue("\"T7\": {\"title\": \"new\"}");

        await().until(() -> wakes.get() > before);
        assertThat(facts()).anyMatch(fact -> fact.subject().equals("T7"));
    }

    private void state(Fact fact) {
        board.apply(List.of(Observation.of(fact, "test", Clock.systemUTC().instant())));
    }

    private String failure() throws ProjectException {
        return facts().stream()
                .filter(SensorFailed.class::isInstance)
                .map(fact -> ((SensorFailed) fact).reason())
                .findFirst()
                .orElse("");
    }

    /** Without how long tasks have been there, which grows. */
    private List<Fact> facts() throws ProjectException {
        return all().stream().filter(fact -> !(fact instanceof TaskAge)).toList();
    }

    private List<Fact> all() throws ProjectException {
        return sensor.sense().stream()
                .map(observation -> observation.fact().orElseThrow())
                .toList();
    }

    private void queue(String primary) throws IOException {
        Files.writeString(layout.queueFile(), "{\"primary_tasks\": {" + primary + "}}");
    }

    private void dependencies(String text) throws IOException {
        Files.writeString(layout.dependencyFile(), text);
    }
}
