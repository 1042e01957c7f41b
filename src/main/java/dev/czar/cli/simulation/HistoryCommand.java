package dev.czar.cli.simulation;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.TextTable;
import dev.czar.project.queue.ProjectHistoryFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What came of this project and of those before it; remembered for those after it. */
@Command(
        name = "history",
        description =
                "Show what came of this project's rules, prompts, workers and tasks, and of earlier projects; remember it.")
public final class HistoryCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Option(names = "--note", description = "Note the lessons in .czar/orchestrator-history.json too.")
    private boolean note;

    /** The project at hand, and all that are remembered. */
    record HistoryReport(Optional<ProjectPast> project, List<ProjectPast> projects) {}

    @Override
    public Integer call() throws IOException {
        Optional<ProjectPast> own = ProjectPast.read(czar);
        PastProjects projects = new PastProjects(czar);
        own.ifPresent(projects::remember);
        List<ProjectPast> all = projects.all();
        if (all.isEmpty()) {
            throw CommandFailure.of(
                    "no project is remembered, and this one has no ledger yet", "it begins with: czar up");
        }
        if (note) {
            note(LearnedAdvice.of(all));
        }
        HistoryReport report = new HistoryReport(own, all);
        if (czar.json()) {
            czar.output().json(report);
        } else {
            own.ifPresent(new HistoryText(czar.output())::print);
            printAll(all);
        }
        return 0;
    }

    private void note(LearnedAdvice advice) throws IOException {
        String name = ProjectLocator.projectName(ProjectLocator.layout(czar));
        boolean noted = new ProjectHistoryFile(
                        ProjectLocator.layout(czar), czar.environment().clock())
                .note(name, advice.evidence(), advice.advice(), advice.patterns());
        if (!noted) {
            throw CommandFailure.of(
                    "no project " + name + " has ended in .czar/orchestrator-history.json",
                    "lessons are noted at its end");
        }
    }

    private void printAll(List<ProjectPast> all) {
        czar.output().line(Colour.HEADING, "Projects that are remembered");
        TextTable table =
                new TextTable("PROJECT", "UNTIL", "TASKS", "TASK ACCURACY", "DUPLICATED WORK", "HUMAN ACTIONS");
        all.forEach(past -> table.row(
                past.name(),
                past.until().toString(),
                String.valueOf(past.finished()),
                value(past, "task accuracy"),
                value(past, "duplicated work"),
                value(past, "human actions")));
        czar.output().table(table);
    }

    private static String value(ProjectPast past, String name) {
        return past.measures().stream()
                .filter(measure -> measure.name().equals(name))
                .map(HistoryText::value)
                .findFirst()
                .orElse("");
    }
}
