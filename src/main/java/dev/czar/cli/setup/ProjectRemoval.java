package dev.czar.cli.setup;

import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ProgramRunner;
import dev.czar.io.FailureText;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.setup.PostCommitHook;
import dev.czar.project.setup.ProjectInitializer;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.LandedHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Czar made in a project: listed with why it stays, and removed, where nothing is lost by it. */
final class ProjectRemoval {

    private static final List<String> WORK =
            List.of("refs/czar/rescue/", "refs/czar/keep/", "refs/czar/pull/", "refs/czar/landed/");

    /** One thing Czar made; {@code kept} says why it stays, "" when it goes. */
    record MadeThing(String name, String kept) {}

    /** Something that is removed by one step. */
    private record RemovalStep(MadeThing thing, Removal removal) {}

    private interface Removal {
        void run() throws IOException;
    }

    private final ProjectLayout layout;
    private final ProjectConfig config;
    private final ProgramRunner program;
    private final GitRepository repository;
    private final Set<String> workers;
    private final List<RemovalStep> steps = new ArrayList<>();

    /** A commit with all that has landed behind it, also where the mainline shows it squashed. */
    private final String landed;

    private ProjectRemoval(ProjectLayout layout, ProjectConfig config) throws IOException {
        this.layout = layout;
        this.config = config;
        this.program = new ProgramRunner(layout.root());
        this.repository = GitRepository.open(layout.root());
        this.workers = layout.knownWorkers();
        this.workers.addAll(config.workers().keySet());
        this.landed = new LandedHistory(repository).of(repository.requireHead(new BranchName(config.mainline())));
    }

    static ProjectRemoval of(ProjectLayout layout, ProjectConfig config, ServiceUnit unit, ProgramRunner machine)
            throws IOException {
        ProjectRemoval removal = new ProjectRemoval(layout, config);
        removal.worktrees();
        removal.branches();
        removal.privateRefs();
        removal.files(unit, machine);
        return removal;
    }

    List<MadeThing> things() {
        return steps.stream().map(RemovalStep::thing).toList();
    }

    /** What git refuses to remove stays; the answer has its words. */
    List<MadeThing> run() throws IOException {
        List<MadeThing> done = new ArrayList<>();
        for (RemovalStep step : steps) {
            MadeThing thing = step.thing();
            try {
                if (thing.kept().isEmpty()) {
                    step.removal().run();
                }
                done.add(thing);
            } catch (CommandFailure | IOException | UncheckedIOException refused) {
                done.add(new MadeThing(thing.name(), FailureText.of(refused)));
            }
        }
        return done;
    }

    private void worktrees() {
        for (Path worktree : workerWorktrees()) {
            ProgramRunner there = new ProgramRunner(worktree);
            String kept = "";
            if (!there.output("git", "status", "--porcelain", "--untracked-files=normal")
                    .isEmpty()) {
                kept = "it has changes that are not committed";
            } else if (!there.succeeds("git", "merge-base", "--is-ancestor", "HEAD", landed)) {
                kept = notLanded();
            }
            step(
                    "worktree " + worktree,
                    kept,
                    () -> git("-c", "status.showUntrackedFiles=normal", "worktree", "remove", worktree.toString()));
        }
    }

    /** Other worktrees in their folder, and other branches with their prefix, are people's. */
    private List<Path> workerWorktrees() {
        List<Path> folders = workers.stream().map(config::worktree).toList();
        return program.lines("git", "worktree", "list", "--porcelain")
                .filter(line -> line.startsWith("worktree "))
                .map(line -> Path.of(line.substring("worktree ".length())))
                .filter(path -> Files.isDirectory(path) && !path.equals(layout.root()))
                .filter(path -> folders.contains(path) || Files.exists(ProjectLayout.reportScript(path)))
                .toList();
    }

    private void branches() {
        Map<String, String> branches = new TreeMap<>();
        for (String worker : workers) {
            branches.putAll(repository.refs("refs/heads/" + config.branches().ofWorker(worker)));
        }
        String omnibus = "refs/heads/" + config.omnibus();
        repository.find(omnibus).ifPresent(head -> branches.put(omnibus, head));
        branches.forEach((ref, head) -> {
            if (!ref.equals(mainline())) {
                step(
                        "branch " + ref.substring("refs/heads/".length()),
                        landed(head) ? "" : notLanded(),
                        delete(ref, head));
            }
        });
    }

    /** What was saved of a worker's work, submitted or put together may be nowhere else. */
    private void privateRefs() {
        Map<String, String> refs = repository.refs("refs/czar/");
        refs.forEach((ref, head) -> {
            boolean work = WORK.stream().anyMatch(ref::startsWith);
            boolean open = work && !landed(refs.getOrDefault(submitted(ref), head));
            step(ref, open ? "it is work that is not on " + config.mainline() : "", delete(ref, head));
        });
    }

    /** What a pull request says of itself is on no mainline: it goes with the work that was submitted. */
    private static String submitted(String ref) {
        return ref.startsWith("refs/czar/pull/") ? ref.replaceFirst("/meta$", "/head") : ref;
    }

    /** Only while it is where it was judged. */
    private Removal delete(String ref, String head) {
        return () -> git("update-ref", "-d", ref, head);
    }

    private void files(ServiceUnit unit, ProgramRunner machine) throws IOException {
        if (unit.isInstalled()) {
            step(unit.file().toString(), "", () -> unit.remove(machine));
        }
        PostCommitHook hook = new PostCommitHook(layout);
        if (hook.isInstalled()) {
            step("the post-commit hook", "", hook::uninstall);
        }
        step("lines in " + layout.common().resolve("info/exclude"), "", () -> ProjectInitializer.forget(layout));
        for (Path folder : List.of(
                layout.stateDirectory(),
                layout.operatorFiles(),
                layout.statusFile().getParent())) {
            if (Files.exists(folder)) {
                step(folder.toString(), "", () -> delete(folder));
            }
        }
        step(
                layout.czarDirectory().toString(),
                "it is yours; remove it with: git rm -r .czar, or rm -r .czar",
                () -> {});
    }

    private void step(String name, String kept, Removal removal) {
        steps.add(new RemovalStep(new MadeThing(name, kept), removal));
    }

    private void git(String... words) {
        program.output(Stream.concat(Stream.of("git"), Stream.of(words)).toArray(String[]::new));
    }

    private boolean landed(String commit) {
        return program.succeeds("git", "merge-base", "--is-ancestor", commit, landed);
    }

    private String mainline() {
        return "refs/heads/" + config.mainline();
    }

    private String notLanded() {
        return "it has commits that are not on " + config.mainline();
    }

    private static void delete(Path top) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(top)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
