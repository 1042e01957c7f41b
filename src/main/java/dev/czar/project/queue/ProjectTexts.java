package dev.czar.project.queue;

import dev.czar.fact.Fact;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskLabels;
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

    public static Map<String, Set<String>> of(ProjectConfig config, ProjectLayout layout, QueueNames queue) {
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
                Map.entry("task", queue.tasks()),
                Map.entry("task label", queue.labels()));
    }

    private static Set<String> all(Stream<? extends Collection<String>> texts) {
        return texts.flatMap(Collection::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** The tasks of a queue, and the labels they have. */
    public record QueueNames(Set<String> tasks, Set<String> labels) {

        /** Of a queue that cannot be read nothing is known; who reads it says what is wrong. */
        public static QueueNames read(ProjectLayout layout) {
            try {
                List<QueuedTask> tasks = Files.isRegularFile(layout.queueFile())
                        ? WorkQueueFile.readOnce(layout.queueFile()).tasks()
                        : List.of();
                return new QueueNames(
                        tasks.stream().map(QueuedTask::id).collect(Collectors.toUnmodifiableSet()),
                        all(tasks.stream().map(task -> task.marks().labels())));
            } catch (ProjectException unreadable) {
                return new QueueNames(Set.of(), Set.of());
            }
        }

        /** As the project knows them. */
        public static QueueNames of(List<Fact> facts) {
            return new QueueNames(
                    facts.stream()
                            .filter(Task.class::isInstance)
                            .map(Fact::subject)
                            .collect(Collectors.toUnmodifiableSet()),
                    all(facts.stream().filter(TaskLabels.class::isInstance).map(fact -> ((TaskLabels) fact).labels())));
        }
    }
}
