package dev.czar.project.config;

import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.PromptTemplates;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names a project gives to things that its rules speak of, by what they are of, as in "skill". */
public final class ProjectTexts {

    private ProjectTexts() {}

    public static Map<String, Set<String>> of(ProjectConfig config, ProjectLayout layout) {
        return Map.of(
                "agent",
                Set.copyOf(config.agentsOfWorkers().values()),
                "skill",
                all(config.workers().values().stream().map(ProjectConfig.WorkerConfig::skills)),
                "worker label",
                all(config.workers().values().stream().map(ProjectConfig.WorkerConfig::labels)),
                "area",
                config.areas().keySet(),
                "channel",
                config.notifications().channels().keySet(),
                "prompt",
                new PromptTemplates(layout.prompts()).names(),
                "project",
                Set.of(config.project()),
                "mainline",
                Set.of(config.mainline()));
    }

    private static Set<String> all(Stream<? extends Collection<String>> texts) {
        return texts.flatMap(Collection::stream).collect(Collectors.toUnmodifiableSet());
    }
}
