package dev.czar.actuator.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.AssignmentAction.TakeIssue;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Task.IssueSource;
import dev.czar.fact.Task.OpenIssue;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.queue.TaskBriefReader;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.project.tasklist.TaskList;
import dev.czar.sensor.surroundings.IssueSensor;
import dev.czar.world.forge.IssueTracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListedIssuesTest {
    @TempDir
    Path root;

    private ProjectLayout layout;
    private WorkQueueFile queue;

    @BeforeEach
    void begin() throws Exception {
        layout = new ProjectLayout(root, Files.createDirectories(root.resolve(".git")));
        Files.createDirectories(layout.tasks());
        Files.writeString(layout.queueFile(), "{\"primary_tasks\": {}, \"bonus_tasks\": {}}");
        queue = new WorkQueueFile(layout, Clock.systemUTC());
    }

    @Test
    void anItemGoesIntoTheQueueWithAllItsTermsAndIsTickedWhenItIsClosed() throws Exception {
        Path file = Files.writeString(
                root.resolve("TODO.md"),
                "- [ ] Log in\n- [ ] Parse dates (after: log in) (priority: high) (labels: api) (for: ada)\n  <b>All</b>.\n- []\n");
        IssueTracker items = ListedIssues.tracker(TaskList.of(layout, "TODO.md"));
        try (IssueSensor sensor = IssueSensor.ofFiles(items, root, file::equals, () -> {}, Clock.systemUTC())) {
            assertThat(sensor.sense())
                    .extracting(seen -> withoutRevision(seen.fact().orElseThrow()))
                    .containsExactly(
                            new IssueSource("TODO.md"),
                            new OpenIssue("TODO.md#log-in", "log-in", "Log in", ""),
                            new OpenIssue("TODO.md#parse-dates", "parse-dates", "Parse dates", ""),
                            new SensorFailed(
                                    "tasks",
                                    "TODO.md:4:1: this is nearly an item (expected `- [ ] title`, or `- [x] title`)",
                                    Duration.ZERO));
        }

        take(items, "TODO.md#parse-dates", "parse-dates");
        QueuedTask task = queue.read().value().task("parse-dates").orElseThrow();
        assertThat(task)
                .extracting(QueuedTask::title, QueuedTask::priority, QueuedTask::assignee, QueuedTask::dependsOn)
                .containsExactly("Parse dates", 1, "ada", List.of("log-in"));
        assertThat(task.marks().labels()).containsExactly("api");
        assertThat(new TaskBriefReader(layout, queue).read(task).text()).isEqualTo("# Parse dates\n\n<b>All</b>.\n");

        items.close("TODO.md#parse-dates");
        assertThat(Files.readString(file))
                .contains("- [x] Parse dates (after: log in)")
                .contains("- [ ] Log in");
    }

    @Test
    void aFileOfAFolderIsItselfTheTextOfItsTask() throws Exception {
        Files.createDirectories(root.resolve("todo"));
        Files.writeString(root.resolve("todo/dates.md"), "# Parse dates\n\nAll.\n");
        take(ListedIssues.tracker(TaskList.of(layout, "todo/")), "todo#dates", "dates");
        Files.writeString(root.resolve("todo/dates.md"), "# Parse dates\n\nAll but one.\n");
        assertThat(new TaskBriefReader(layout, queue).read("dates").text()).contains("All but one.");
        assertThat(layout.tasks()).isEmptyDirectory();
    }

    private static Fact withoutRevision(Fact fact) {
        return fact instanceof OpenIssue issue ? new OpenIssue(issue.id(), issue.task(), issue.title(), "") : fact;
    }

    private void take(IssueTracker items, String issue, String task) throws Exception {
        assertThat(new TakeIssueActuator(List.of(items), layout, queue, Clock.systemUTC())
                        .act(new TakeIssue(issue, task, 1))
                        .status())
                .isEqualTo(OutcomeStatus.DONE);
    }
}
