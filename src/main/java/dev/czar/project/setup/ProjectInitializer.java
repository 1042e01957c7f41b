package dev.czar.project.setup;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.FailureText;
import dev.czar.io.ResourceReader;
import dev.czar.io.TaskBranchNames;
import dev.czar.project.config.ProjectConfigReader;
import dev.czar.project.files.GitLayoutReader.CheckedOutHead;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.TextFormat;
import dev.czar.project.files.TextFormat.ValidNames;
import dev.czar.project.setup.RepositoryKind.Peculiarity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a repository one that Czar can supervise; what is already there is kept as it is. */
public final class ProjectInitializer {

    private static final List<String> PRIVATE = List.of(".czar-worker/", ".czar/status/");

    private final ProjectLayout layout;
    private final List<String> created = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private ProjectInitializer(ProjectLayout layout) {
        this.layout = layout;
    }

    public static InitReport run(Path directory, InitOptions options) throws ProjectException {
        ProjectLayout layout = ProjectLayout.find(directory);
        try {
            return new ProjectInitializer(layout).make(options);
        } catch (IOException failure) {
            throw new ProjectException("cannot set up " + layout.root() + ": " + FailureText.of(failure), failure);
        }
    }

    private InitReport make(InitOptions options) throws IOException, ProjectException {
        check(options);
        requireFolder();
        requireUsable(RepositoryKind.of(layout, options.wanted(), Optional.empty()));
        CheckedOutHead head = CheckedOutHead.of(layout.root());
        if (head.commit().isEmpty()) {
            throw new ProjectException(
                    "the repository " + layout.root() + " has no commit yet: commit something first");
        }
        if (head.branch().isEmpty()) {
            notes.add("no branch is checked out, so the mainline in czar.yaml is a guess: main");
        }
        RepositoryKind.of(layout, options.wanted(), Optional.of(head.branch()))
                .forEach(kind -> notes.add(kind.sentence()));
        text(layout.configFile(), config(options, head.branch().isEmpty() ? "main" : head.branch()));
        text(
                layout.queueFile(),
                "{\n  \"$schema\": \"schemas/work-queue.schema.json\",\n  \"primary_tasks\": {},\n  \"bonus_tasks\": {}\n}\n");
        text(layout.dependencyFile(), "{\n  \"$schema\": \"schemas/dependencies.schema.json\"\n}\n");
        text(layout.historyFile(), "{\n  \"projects\": [],\n  \"patterns\": {}\n}\n");
        text(layout.statusFile(), "{\n  \"last_updated\": null,\n  \"workers\": {}\n}\n");
        text(layout.tasks().resolve("EXAMPLE.md"), ResourceReader.text("project/example.md"));
        text(layout.rules().resolve("README.md"), ResourceReader.text("project/rules.md"));
        text(layout.prompts().resolve("README.md"), ResourceReader.text("prompts/README.md"));
        schemas();
        Files.createDirectories(layout.facts());
        Files.createDirectories(layout.spool());
        exclude();
        hook();
        return new InitReport(created, kept, notes);
    }

    private void requireFolder() throws ProjectException {
        Path folder = layout.czarDirectory();
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw new ProjectException(
                    folder + " is no folder, and Czar keeps its files for the project in one of that name: "
                            + "give it another name");
        }
    }

    private static void requireUsable(List<Peculiarity> kinds) throws ProjectException {
        for (Peculiarity kind : kinds) {
            if (kind.refused()) {
                throw new ProjectException(kind.sentence());
            }
        }
    }

    private static void check(InitOptions options) throws ProjectException {
        for (String worker : options.workers()) {
            if (!TextFormat.WORKER.fits(worker)) {
                throw new ProjectException(
                        "'" + worker + "' is not a good name for a worker, expected " + TextFormat.WORKER.expected());
            }
        }
        if (options.workers().isEmpty() || !TextFormat.WORKER.fits(options.agent())) {
            throw new ProjectException("expected at least one worker, and the name of an agent profile");
        }
        String prefix = options.branches().prefix();
        if (!TextFormat.BRANCH_PREFIX.fits(prefix)) {
            throw new ProjectException("'" + ValidNames.visible(prefix) + "' cannot begin branch names, expected "
                    + TextFormat.BRANCH_PREFIX.expected());
        }
    }

    private String config(InitOptions options, String mainline) throws IOException, ProjectException {
        if (!TextFormat.BRANCH.fits(mainline)) {
            throw new ProjectException("the branch '" + mainline + "' cannot be the mainline, expected "
                    + TextFormat.BRANCH.expected() + ": check out another one first");
        }
        String workers = options.workers().stream()
                .map(worker -> "  " + worker + ": {agent: " + options.agent() + ", skills: []}")
                .collect(Collectors.joining("\n"));
        return ResourceReader.text("project/czar.yaml")
                .replace("@PROJECT@", "\"" + ProjectConfigReader.defaultName(layout) + "\"")
                .replace("@MAINLINE@", "\"" + mainline + "\"")
                .replace("@BRANCHES@", options.branches().prefix())
                .replace("@WORKERS@", workers)
                .replace("@CHECKS@", CheckSuggestion.yamlLines(layout.root()))
                .replace("@WORKTREES@", "../" + layout.defaultWorktrees().getFileName());
    }

    private void text(Path file, String content) throws IOException {
        String name = layout.root().relativize(file).toString();
        if (Files.exists(file)) {
            kept.add(name);
        } else {
            AtomicFileWriter.write(file, content.getBytes(StandardCharsets.UTF_8));
            created.add(name);
        }
    }

    private void schemas() throws IOException {
        SchemaFolder folder = new SchemaFolder(layout);
        List<String> written = folder.write();
        folder.names().forEach(name -> (written.contains(name) ? created : kept).add(name));
    }

    private void exclude() throws IOException {
        Path file = layout.common().resolve("info").resolve("exclude");
        String before = Files.exists(file) ? Files.readString(file) : "";
        List<String> known = before.lines().toList();
        String missing = PRIVATE.stream()
                .filter(line -> !known.contains(line))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        if (!missing.isEmpty()) {
            String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
            AtomicFileWriter.write(file, (before + gap + missing).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Takes out what was added to the repository's own list of ignored files. */
    public static void forget(ProjectLayout layout) throws IOException {
        Path file = layout.common().resolve("info").resolve("exclude");
        if (Files.exists(file)) {
            String left = Files.readString(file)
                    .lines()
                    .filter(line -> !PRIVATE.contains(line))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            AtomicFileWriter.write(file, left.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void hook() throws IOException {
        PostCommitHook hook = new PostCommitHook(layout);
        boolean wasThere = hook.isInstalled();
        Optional<String> reason = hook.install();
        if (reason.isPresent()) {
            notes.add("no git hook: " + reason.get() + "; commits are found by watching instead");
        } else {
            (wasThere ? kept : created).add("the post-commit hook");
        }
    }

    /** What to put into a new czar.yaml: the names of the workers and the agent they all run. */
    public record InitOptions(List<String> workers, String agent, TaskBranchNames branches) {

        public InitOptions {
            workers = List.copyOf(workers);
        }

        public WantedBranches wanted() {
            return WantedBranches.of(branches, workers);
        }

        public static InitOptions usual() {
            return new InitOptions(List.of("engineer1", "engineer2"), "claude", TaskBranchNames.STANDARD);
        }
    }

    /** What {@code czar init} made, what it found and left alone, and what a person should know. */
    public record InitReport(List<String> created, List<String> kept, List<String> notes) {
        public InitReport {
            created = List.copyOf(created);
            kept = List.copyOf(kept);
            notes = List.copyOf(notes);
        }

        public InitReport with(List<String> more) {
            return new InitReport(
                    created, kept, Stream.concat(notes.stream(), more.stream()).toList());
        }
    }
}
