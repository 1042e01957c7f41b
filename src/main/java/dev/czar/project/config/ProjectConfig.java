package dev.czar.project.config;

import dev.czar.io.CheckSpec;
import dev.czar.io.CheckSpec.SetupStep;
import dev.czar.io.TaskBranchNames;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What czar.yaml says, checked. {@code agents} holds what it changes in the agent profiles, {@code areas} globs by name;
 * {@code forge} is empty for the one inside the repository, {@code tasks} is a checklist or a folder of it with tasks, {@code tracker} keeps others, {@code zone} is that of the clock, "" for the machine's;
 * {@code parallel} is how many merged trees are checked at a time; port 0 means any free one.
 */
public record ProjectConfig(
        String project,
        String mainline,
        String omnibus,
        TaskBranchNames branches,
        IntegrationConfig integration,
        Map<String, WorkerConfig> workers,
        Map<String, Map<String, Object>> agents,
        List<CheckSpec> checks,
        Optional<SetupStep> setup,
        PermissionConfig permissions,
        int parallelChecks,
        Optional<ReviewerConfig> reviewer,
        Optional<ForgeConfig> forge,
        Optional<String> tasks,
        Optional<TrackerConfig> tracker,
        List<String> unionFiles,
        Map<String, List<String>> areas,
        NotificationConfig notifications,
        String zone,
        RuleReloadConfig rules,
        Path worktrees,
        int port) {

    public static final int DEFAULT_PORT = 7077;

    public ProjectConfig {
        workers = Collections.unmodifiableMap(new LinkedHashMap<>(workers));
        agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
        checks = List.copyOf(checks);
        unionFiles = List.copyOf(unionFiles);
        areas = Collections.unmodifiableMap(new LinkedHashMap<>(areas));
    }

    /** Reads czar.yaml; a missing file is a problem that says how to make one. */
    public static ProjectConfig load(ProjectLayout layout) throws ProjectException {
        return new ProjectConfigReader(layout).load();
    }

    /** By worker. */
    public Map<String, String> agentsOfWorkers() {
        return workers.values().stream().collect(Collectors.toUnmodifiableMap(WorkerConfig::id, WorkerConfig::agent));
    }

    /** The zone of the clock; the machine's where none is written. */
    public ZoneId clockZone() {
        return zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone);
    }

    public Path worktree(String worker) {
        return worktrees.resolve(worker);
    }

    /**
     * How saved rules come into force while Czar runs: at most {@code budget} decisions of the last {@code cycles} cycles may
     * come out otherwise, else a human is asked; without {@code reload} saved rules wait for the next start.
     */
    public record RuleReloadConfig(boolean reload, int budget, int cycles) {

        public static final RuleReloadConfig DEFAULT = new RuleReloadConfig(true, 20, 100);
    }

    /**
     * A configured worker: its agent profile, whether that runs without a terminal, what it is good at, its marks, and what rules
     * are told of it by name.
     */
    public record WorkerConfig(
            String id,
            String agent,
            boolean headless,
            List<String> skills,
            List<String> labels,
            Map<String, String> notes) {
        public WorkerConfig {
            skills = List.copyOf(skills);
            labels = List.copyOf(labels);
            notes = Map.copyOf(notes);
        }

        /** In a terminal, without marks and notes. */
        public WorkerConfig(String id, String agent, List<String> skills) {
            this(id, agent, false, skills, List.of(), Map.of());
        }
    }
}
