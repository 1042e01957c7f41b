package dev.czar.cli.recording;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.console.ConsoleOutput.PrintableText;
import dev.czar.cli.console.ProgressLine;
import dev.czar.cli.input.FactsFileReader.RecordingFileReader;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.cli.input.RuleBookOption.RecordedRuleBooks;
import dev.czar.cli.input.TimeRangeOption;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.project.files.ProjectLayout;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.backtest.RevisionBacktest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What other rules would have decided in the past; nothing is done. */
@Command(
        name = "backtest",
        description = "Show what other rules would have decided over a recording or the ledger; nothing is done.")
public final class BacktestCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "A recording (default: the project's ledger; see --since).")
    private Path recording;

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "DIR",
            description = "The rules to try, laid over those that were active, file by file.")
    private Path rules;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page with a timeline too.")
    private Path htmlFile;

    @Option(names = "--budget", paramLabel = "N", description = "Exit with 1 when more than N decisions differ.")
    private Integer budget;

    @Mixin
    private TimeRangeOption span;

    private RevisionBacktest backtest;
    private ProgressLine progress;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(directory())) {
            throw CommandFailure.wrongUsage("there is no directory " + rules, "");
        }
        backtest = new RevisionBacktest(
                files -> RuleBookOption.compile(czar, files), files -> files.overlaidBy(directory()));
        List<String> problems;
        try (ProgressLine line = new ProgressLine(czar.environment())) {
            progress = line;
            problems = run();
        }
        BacktestReport report = backtest.report();
        if (htmlFile != null) {
            BacktestPage.write(czar.environment().directory().resolve(htmlFile), report);
        }
        if (czar.json()) {
            czar.output().json(report);
        } else {
            new BacktestText(czar.output()).print(report);
        }
        problems.forEach(problem -> czar.environment().err().println("czar: " + PrintableText.text(problem)));
        boolean within = budget == null || report.differences().size() <= budget;
        return FailureHandler.exitCode(
                within && problems.isEmpty() && report.scope().quarantined().isEmpty());
    }

    private Path directory() {
        return czar.environment().directory().resolve(rules);
    }

    private List<String> run() {
        if (recording != null && span.isGiven()) {
            throw CommandFailure.wrongUsage(
                    "a recording is taken whole", "--from, --since and --to choose from the ledger");
        }
        if (recording != null) {
            return RecordingFileReader.read(czar, recording, this::addCycle);
        }
        ProjectLayout layout = ProjectLocator.layout(czar);
        try (Ledger ledger = ProjectLocator.ledger(layout)) {
            ledger.history(ProjectLocator.projectName(layout)).rebuild(span.from(czar), span.to(czar), this::addCycle);
        } catch (LedgerUnavailable unavailable) {
            throw CommandFailure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        }
        return List.of();
    }

    private void addCycle(RecordedCycle cycle) {
        if (cycle.rules().isEmpty()) {
            throw CommandFailure.of(
                    "the rules of cycle " + cycle.id() + " (revision " + cycle.revision() + ") are not available",
                    "choose a later time with --since");
        }
        progress.count(ProgressLine.CYCLES);
        backtest.cycle(cycle.id(), cycle.snapshot(), RecordedRuleBooks.filesOf(cycle));
    }
}
