package dev.czar.project;

import dev.czar.project.Node.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads czar.yaml and says everything that is wrong with it at once. */
final class ConfigFile {

    private static final int LARGEST = 1 << 20;
    private static final int PARALLEL_CHECKS = 2;

    private final ProjectLayout layout;
    private final String name;
    private final List<ConfigProblem> problems = new ArrayList<>();

    ConfigFile(ProjectLayout layout) {
        this.layout = layout;
        this.name = layout.root().relativize(layout.configFile()).toString();
    }

    ProjectConfig load() throws ProjectProblem {
        Node node = NodeReader.yaml(name).read(content());
        if (!(node instanceof Mapping mapping)) {
            throw new InvalidConfig(List.of(new ConfigProblem(
                    name,
                    node.place().line(),
                    node.place().column(),
                    "the file is " + node.kind(),
                    "expected keys such as project:")));
        }
        ProjectConfig config = config(new Section(name, mapping, problems));
        if (!problems.isEmpty()) {
            throw new InvalidConfig(problems);
        }
        return config;
    }

    private String content() throws ProjectProblem {
        try {
            if (Files.size(layout.configFile()) > LARGEST) {
                throw new ProjectProblem(name + " is larger than " + LARGEST + " bytes");
            }
            return Files.readString(layout.configFile());
        } catch (NoSuchFileException missing) {
            throw new ProjectProblem(name + " is missing in " + layout.root() + " (run `czar init`)", missing);
        } catch (IOException failure) {
            throw new ProjectProblem("cannot read " + name + ": " + failure, failure);
        }
    }

    private ProjectConfig config(Section top) {
        top.only(
                "project",
                "mainline",
                "omnibus",
                "workers",
                "agents",
                "checks",
                "parallel",
                "reviewer",
                "forge",
                "union",
                "areas",
                "notify",
                "rules",
                "worktrees",
                "port");
        ProjectConfig config = new ProjectConfig(
                top.text("project", defaultName(layout), Shape.PROJECT),
                top.text("mainline", "main", Shape.BRANCH),
                top.text("omnibus", "czar/omnibus", Shape.BRANCH),
                workers(top),
                agents(top),
                CheckSections.read(top.rows("checks")),
                top.number("parallel", PARALLEL_CHECKS, 1, 64),
                top.section("reviewer").map(section -> ReviewerSection.read(section, layout.root())),
                top.section("forge").flatMap(section -> new ForgeSection(section, layout.root()).read()),
                top.texts("union", Shape.ANY),
                areas(top),
                top.command("notify"),
                rules(top),
                worktrees(top),
                top.number("port", ProjectConfig.DEFAULT_PORT, 0, 65535));
        clashes(top, config);
        return config;
    }

    private void clashes(Section top, ProjectConfig config) {
        if (config.omnibus().equals(config.mainline())) {
            top.problem(
                    "omnibus",
                    "the omnibus branch is the mainline",
                    "expected a branch of its own, such as czar/omnibus");
        }
        config.workers().keySet().stream()
                .filter(worker -> (config.omnibus() + "/").startsWith("czar/" + worker + "/"))
                .forEach(worker -> top.problem(
                        "workers",
                        "the branches of worker '" + worker + "' and the omnibus branch '" + config.omnibus()
                                + "' cannot both exist",
                        "rename one of them"));
    }

    private Map<String, WorkerConfig> workers(Section top) {
        Map<String, WorkerConfig> workers = new LinkedHashMap<>();
        top.sections("workers", Shape.WORKER).forEach((id, section) -> {
            section.only("agent", "skills");
            workers.put(
                    id,
                    new WorkerConfig(
                            id, section.text("agent", "claude", Shape.WORKER), section.texts("skills", Shape.WORKER)));
        });
        if (!top.has("workers")) {
            top.problem(
                    "workers", "no workers", "expected workers: with at least one, such as engineer1: {agent: claude}");
        }
        return workers;
    }

    private Map<String, Map<String, Object>> agents(Section top) {
        Map<String, Map<String, Object>> agents = new LinkedHashMap<>();
        top.sections("agents", Shape.WORKER).forEach((id, section) -> agents.put(id, AgentSection.values(section)));
        return agents;
    }

    private static Map<String, List<String>> areas(Section top) {
        Map<String, List<String>> areas = new LinkedHashMap<>();
        top.section("areas").ifPresent(section -> section.names(Shape.WORKER)
                .forEach(area -> areas.put(area, section.texts(area, Shape.GLOB))));
        return areas;
    }

    private static RulesConfig rules(Section top) {
        RulesConfig fallback = RulesConfig.DEFAULT;
        return top.section("rules")
                .map(section -> {
                    section.only("reload", "budget", "cycles");
                    return new RulesConfig(
                            section.flag("reload", fallback.reload()),
                            section.number("budget", fallback.budget(), 0, 1_000_000),
                            section.number("cycles", fallback.cycles(), 0, 1_000));
                })
                .orElse(fallback);
    }

    private Path worktrees(Section top) {
        String text = top.text("worktrees", layout.defaultWorktrees().toString(), Shape.ANY);
        Path path = layout.root().resolve(text).normalize();
        if (path.startsWith(layout.root()) || layout.root().startsWith(path)) {
            top.problem(
                    "worktrees",
                    "'worktrees' is " + text,
                    "expected a folder beside the repository, not in or around it");
        }
        return path;
    }

    static String defaultName(ProjectLayout layout) {
        String cleaned = layout.root()
                .getFileName()
                .toString()
                .replaceAll("[^A-Za-z0-9._-]", "-")
                .replaceAll("^[.-]+", "");
        return cleaned.isEmpty() ? "project" : cleaned.substring(0, Math.min(40, cleaned.length()));
    }
}
