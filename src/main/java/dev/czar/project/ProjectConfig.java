package dev.czar.project;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What czar.yaml says, checked. {@code agents} holds what it changes in the agent profiles, {@code areas} globs by name;
 * {@code forge} is empty for the one inside the repository, {@code notification} for none; {@code parallel} is how many merged
 * trees are checked at a time; port 0 means any free one.
 */
public record ProjectConfig(
        String project,
        String mainline,
        String omnibus,
        Map<String, WorkerConfig> workers,
        Map<String, Map<String, Object>> agents,
        List<CheckConfig> checks,
        int parallel,
        Optional<ReviewerConfig> reviewer,
        Optional<ForgeConfig> forge,
        List<String> union,
        Map<String, List<String>> areas,
        List<String> notification,
        RulesConfig rules,
        Path worktrees,
        int port) {

    public static final int DEFAULT_PORT = 7077;

    public ProjectConfig {
        workers = Collections.unmodifiableMap(new LinkedHashMap<>(workers));
        agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
        checks = List.copyOf(checks);
        union = List.copyOf(union);
        areas = Collections.unmodifiableMap(new LinkedHashMap<>(areas));
        notification = List.copyOf(notification);
    }

    /** Reads czar.yaml; a missing file is a problem that says how to make one. */
    public static ProjectConfig load(ProjectLayout layout) throws ProjectProblem {
        return new ConfigFile(layout).load();
    }

    public Path worktree(String worker) {
        return worktrees.resolve(worker);
    }
}
