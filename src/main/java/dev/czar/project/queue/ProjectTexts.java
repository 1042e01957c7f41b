package dev.czar.project.queue;

import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.PromptTemplates;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names a project gives to things that its rules speak of, by what they are of, as in "skill". */
public final class ProjectTexts {

    private ProjectTexts() {}

    public static Map<String, Set<String>> of(ProjectConfig config, ProjectLayout layout) {
        List<QueuedTask> tasks = tasks(layout);
        return Map.ofEntries(
                Map.entry("agent", Set.copyOf(config.agentsOfWorkers().values())),
                Map.entry("skill", all(config.workers().values().stream().map(ProjectConfig.WorkerConfig::skills))),
                Map.entry(
                        "worker label",
                        all(config.workers().values().stream().map(ProjectConfig.WorkerConfig::labels))),
                Map.entry("area", config.areas().keySet()),
                Map.entry("channel", config.notifications().channels().keySet()),
                Map.entry("prompt", new PromptTemplates(layout.prompts()).names()),
                Map.entry("project", Set.of(config.project())),
                Map.entry("mainline", Set.of(config.mainline())),
                Map.entry("task", tasks.stream().map(QueuedTask::id).collect(Collectors.toUnmodifiableSet())),
                Map.entry("task label", all(tasks.stream().map(task -> task.marks()
                        .labels()))));
    }

    /** Of a queue that cannot be read nothing is known; who reads it says what is wrong. */
    private static List<QueuedTask> tasks(ProjectLayout layout) {
        try {
            return Files.isRegularFile(layout.queueFile())
                    ? WorkQueueFile.readOnce(layout.queueFile()).tasks()
                    : List.of();
        } catch (ProjectException unreadable) {
            return List.of();
        }
    }

    private static Set<String> all(Stream<? extends Collection<String>> texts) {
        return texts.flatMap(Collection::stream).collect(Collectors.toUnmodifiableSet());
    }
}
