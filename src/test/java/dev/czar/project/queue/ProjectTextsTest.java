package dev.czar.project.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskLabels;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.queue.ProjectTexts.QueueNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTextsTest {

    @TempDir
    Path folder;

    @Test
    void theNamesOfTheQueueAreTheSameFromItsFileAndFromWhatAProjectKnows() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        repository.write(
                ".czar/work-queue.json",
                "{\"primary_tasks\": {\"login\": {\"assignee\": \"\", \"status\": \"pending\", \"labels\": [\"api\"]}}, \"bonus_tasks\": {}}");
        ProjectLayout layout = ProjectLayout.find(repository.root());
        QueueNames names = QueueNames.read(layout);
        assertThat(names).isEqualTo(new QueueNames(Set.of("login"), Set.of("api")));
        assertThat(QueueNames.of(List.of(
                        new Task("login", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true),
                        new TaskLabels("login", List.of("api")))))
                .isEqualTo(names);
        repository.write(".czar/work-queue.json", "{");
        assertThat(QueueNames.read(layout)).isEqualTo(new QueueNames(Set.of(), Set.of()));
    }
}
