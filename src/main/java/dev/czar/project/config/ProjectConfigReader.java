package dev.czar.project.config;

import dev.czar.io.BoundedFileReader;
import dev.czar.io.FailureText;
import dev.czar.io.TaskBranchNames;
import dev.czar.json.TextProblem;
import dev.czar.project.config.ForgeConfig.ForgeConfigReader;
import dev.czar.project.config.ProjectConfig.RuleReloadConfig;
import dev.czar.project.config.ProjectConfig.WorkerConfig;
import dev.czar.project.config.ReviewerConfig.ReviewerConfigReader;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.FileSectionReader;
import dev.czar.project.files.InvalidFileException;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.TextFormat;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads czar.yaml and says everything that is wrong with it at once. */
public final class ProjectConfigReader {

    private static final int LARGEST = 1 << 20;
    private static final int PARALLEL_CHECKS = 2;
    private static final List<String> TERMINALS = List.of("tmux", "headless");

    private final ProjectLayout layout;
    private final String name;
    private final List<TextProblem> problems = new ArrayList<>();

    ProjectConfigReader(ProjectLayout layout) {
        this.layout = layout;
        this.name = layout.root().relativize(layout.configFile()).toString();
    }

    /** Reads a sample, for the schema. */
    public static void describe(FileSection sample) {
        Path root = Path.of("sample").toAbsolutePath();
        new ProjectConfigReader(new ProjectLayout(root, root.resolve(".git"))).config(sample);
    }

    ProjectConfig load() throws ProjectException {
        ProjectConfig config = config(FileSectionReader.yaml(name, content(), problems));
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return config;
    }

    private String content() throws ProjectException {
        try {
            byte[] content = BoundedFileReader.read(layout.configFile(), LARGEST)
                    .orElseThrow(() -> new ProjectException(name + " is larger than " + LARGEST + " bytes"));
            return BoundedFileReader.text(content);
        } catch (NoSuchFileException missing) {
            throw new ProjectException(name + " is missing in " + layout.root() + " (run `czar init`)", missing);
        } catch (IOException failure) {
            throw new ProjectException("cannot read " + name + ": " + FailureText.of(failure), failure);
        }
    }

    private ProjectConfig config(FileSection top) {
        top.allowOnly(
                "project",
                "mainline",
                "omnibus",
                "branchPrefix",
                "landing",
                "land",
                "mergeStyle",
                "workers",
                "agents",
                "checks",
                "setup",
                "permissions",
                "parallel",
                "reviewer",
                "forge",
                "tasks",
                "tracker",
                "union",
                "areas",
                "notify",
                "channels",
                "zone",
                "rules",
                "worktrees",
                "port");
        TaskBranchNames branches = new TaskBranchNames(
                top.text("branchPrefix", TaskBranchNames.STANDARD.prefix(), TextFormat.BRANCH_PREFIX));
        ProjectConfig config = new ProjectConfig(
                top.text("project", defaultName(layout), TextFormat.PROJECT),
                top.text("mainline", "main", TextFormat.BRANCH),
                top.text("omnibus", branches.prefix() + "omnibus", TextFormat.BRANCH),
                branches,
                IntegrationConfig.read(top),
                workers(top),
                agents(top),
                CheckConfigReader.read(top.rows("checks")),
                SetupConfigReader.read(top),
                PermissionConfig.read(top.section("permissions")),
                top.number("parallel", PARALLEL_CHECKS, 1, 64),
                top.section("reviewer").map(section -> ReviewerConfigReader.read(section, layout.root())),
                top.section("forge").flatMap(section -> new ForgeConfigReader(section, layout.root()).read()),
                tasks(top),
                TrackerConfig.read(top, layout.root()),
                top.texts("union", TextFormat.ANY),
                areas(top),
                new NotificationConfigReader(top, layout.root()).read(),
                zone(top),
                rules(top),
                worktrees(top),
                top.number("port", ProjectConfig.DEFAULT_PORT, 0, 65535));
        checkBranchNames(top, config);
        return config;
    }

    private void checkBranchNames(FileSection top, ProjectConfig config) {
        if (config.omnibus().equals(config.mainline())) {
            top.problem(
                    "omnibus",
                    "the omnibus branch is the mainline",
                    "expected a branch of its own, such as czar/omnibus");
        }
        config.workers().keySet().stream()
                .filter(worker ->
                        (config.omnibus() + "/").startsWith(config.branches().ofWorker(worker)))
                .forEach(worker -> top.problem(
                        "workers",
                        "the branches of worker '" + worker + "' and the omnibus branch '" + config.omnibus()
                                + "' cannot both exist",
                        "rename one of them"));
    }

    private Map<String, WorkerConfig> workers(FileSection top) {
        Map<String, WorkerConfig> workers = new LinkedHashMap<>();
        top.sections("workers", TextFormat.WORKER).forEach((id, section) -> {
            section.allowOnly("agent", "terminal", "skills", "labels", "notes");
            workers.put(
                    id,
                    new WorkerConfig(
                            id,
                            section.text("agent", "claude", TextFormat.WORKER),
                            headless(section),
                            section.texts("skills", TextFormat.WORKER),
                            section.texts("labels", TextFormat.WORKER),
                            section.values("notes", TextFormat.WORKER)));
        });
        if (!top.has("workers")) {
            top.problem(
                    "workers", "no workers", "expected workers: with at least one, such as engineer1: {agent: claude}");
        }
        return workers;
    }

    private static boolean headless(FileSection worker) {
        worker.oneOf("terminal", TERMINALS);
        String terminal = worker.textOr("terminal", TERMINALS.get(0));
        if (!TERMINALS.contains(terminal)) {
            worker.wrong("terminal", "expected one of " + TERMINALS);
        }
        return !terminal.equals(TERMINALS.get(0));
    }

    private Map<String, Map<String, Object>> agents(FileSection top) {
        Map<String, Map<String, Object>> agents = new LinkedHashMap<>();
        top.sections("agents", TextFormat.WORKER)
                .forEach((id, section) -> agents.put(id, AgentConfigReader.values(section)));
        return agents;
    }

    private static Map<String, List<String>> areas(FileSection top) {
        Map<String, List<String>> areas = new LinkedHashMap<>();
        top.section("areas").ifPresent(section -> section.names(TextFormat.WORKER)
                .forEach(area -> areas.put(area, section.texts(area, TextFormat.GLOB))));
        return areas;
    }

    private Optional<String> tasks(FileSection top) {
        String path = top.text("tasks", "", TextFormat.PATH);
        if (layout.root().resolve(path).normalize().equals(layout.tasks())) {
            top.problem(
                    "tasks",
                    "'tasks' is " + path,
                    "expected another folder: in this one are the texts of the queue's tasks");
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(path);
    }

    private static String zone(FileSection top) {
        String zone = top.text("zone", "", TextFormat.ANY);
        if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
            top.problem("zone", "there is no time zone '" + zone + "'", "expected a name such as Europe/Berlin or UTC");
        }
        return zone;
    }

    private static RuleReloadConfig rules(FileSection top) {
        RuleReloadConfig fallback = RuleReloadConfig.DEFAULT;
        return top.section("rules")
                .map(section -> {
                    section.allowOnly("reload", "budget", "cycles");
                    return new RuleReloadConfig(
                            section.flag("reload", fallback.reload()),
                            section.number("budget", fallback.budget(), 0, 1_000_000),
                            section.number("cycles", fallback.cycles(), 0, 1_000));
                })
                .orElse(fallback);
    }

    private Path worktrees(FileSection top) {
        String text = top.text("worktrees", layout.defaultWorktrees().toString(), TextFormat.ANY);
        Path path = layout.root().resolve(text).normalize();
        if (path.startsWith(layout.root()) || layout.root().startsWith(path)) {
            top.problem(
                    "worktrees",
                    "'worktrees' is " + text,
                    "expected a folder beside the repository, not in or around it");
        }
        return path;
    }

    public static String defaultName(ProjectLayout layout) {
        String cleaned = layout.root()
                .getFileName()
                .toString()
                .replaceAll("[^A-Za-z0-9._-]", "-")
                .replaceAll("^[.-]+", "");
        return cleaned.isEmpty() ? "project" : cleaned.substring(0, Math.min(40, cleaned.length()));
    }
}
