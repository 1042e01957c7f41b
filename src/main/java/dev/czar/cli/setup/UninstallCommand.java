package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.client.WorkerTerminal;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.ProgramRunner;
import dev.czar.cli.setup.ProjectRemoval.MadeThing;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectLock;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Takes Czar out of a project. */
@Command(
        name = "uninstall",
        description = "Show what Czar made in this project; with --yes remove it. Work that is not landed stays.")
public final class UninstallCommand implements Callable<Integer> {

    private static final String STOP = "stop it first, with its workers: czar down --workers";

    @ParentCommand
    private CzarCommand czar;

    @Option(names = "--yes", description = "Remove it.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = ProjectLocator.layout(czar);
        ProjectConfig config = ServeCommand.ServiceRunner.config(layout);
        Optional<RunningCzar> running = RunningCzar.find(layout);
        if (yes && running.isPresent()) {
            throw CommandFailure.of(running(layout, running.get()), STOP);
        }
        List<MadeThing> things =
                yes ? remove(layout, config) : removal(layout, config).things();
        if (czar.json()) {
            czar.output().json(new UninstallReport(yes, things));
        } else {
            things.forEach(this::print);
            if (!yes) {
                running.ifPresent(found -> czar.output().line(Colour.CAUTION, running(layout, found) + ", " + STOP));
                czar.output().line("nothing was removed; to remove it: czar uninstall --yes");
            }
        }
        return 0;
    }

    /** No Czar can start meanwhile on what is being removed. */
    @SuppressWarnings("try")
    private List<MadeThing> remove(ProjectLayout layout, ProjectConfig config) throws IOException {
        try (ProjectLock held =
                ProjectLock.acquire(layout, czar.environment().clock().instant())) {
            Set<String> workers = layout.knownWorkers();
            workers.addAll(config.workers().keySet());
            WorkerTerminal.endAll(czar, layout, config, workers);
            return removal(layout, config).run();
        } catch (ProjectException running) {
            throw CommandFailure.of(running.getMessage(), STOP, running);
        }
    }

    private ProjectRemoval removal(ProjectLayout layout, ProjectConfig config) throws IOException {
        ProgramRunner machine =
                new ProgramRunner(layout.root(), czar.environment().variables());
        return ProjectRemoval.of(layout, config, ServiceCommand.unit(czar), machine);
    }

    private static String running(ProjectLayout layout, RunningCzar found) {
        return "Czar runs for " + layout.root() + " (pid " + found.pid() + ")";
    }

    private void print(MadeThing thing) {
        if (thing.kept().isEmpty()) {
            czar.output().line((yes ? "removed  " : "goes   ") + thing.name());
        } else {
            czar.output().line(Colour.CAUTION, (yes ? "kept     " : "stays  ") + thing.name() + ": " + thing.kept());
        }
    }

    /** What there was, and whether it was removed. */
    record UninstallReport(boolean removed, List<MadeThing> things) {}
}
