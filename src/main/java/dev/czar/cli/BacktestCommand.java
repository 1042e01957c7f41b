package dev.czar.cli;

import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerUnavailable;
import dev.czar.ledger.RecordedCycle;
import dev.czar.project.ProjectLayout;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.backtest.Hindsight;
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
final class BacktestCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "A recording (default: the project's ledger; see --since).")
    private Path recording;

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "DIR",
            description = "The rules to try, laid over those that were in force, file by file.")
    private Path rules;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page with a timeline too.")
    private Path page;

    @Option(names = "--budget", paramLabel = "N", description = "Exit with 1 when more than N decisions differ.")
    private Integer budget;

    @Mixin
    private SpanOption span;

    private Hindsight hindsight;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(directory())) {
            throw Failure.usage("there is no directory " + rules, "");
        }
        hindsight =
                new Hindsight(files -> RuleBookOption.compiled(czar, files), files -> files.overlaidBy(directory()));
        List<String> problems = run();
        BacktestReport report = hindsight.report();
        if (page != null) {
            BacktestPage.write(czar.surroundings().directory().resolve(page), report);
        }
        if (czar.json()) {
            czar.output().json(report);
        } else {
            new BacktestText(czar.output()).print(report);
        }
        problems.forEach(problem -> czar.surroundings().err().println("czar: " + Printable.text(problem)));
        boolean within = budget == null || report.differences().size() <= budget;
        return Complaints.exitCode(
                within && problems.isEmpty() && report.scope().quarantined().isEmpty());
    }

    private Path directory() {
        return czar.surroundings().directory().resolve(rules);
    }

    private List<String> run() {
        if (recording != null && span.given()) {
            throw Failure.usage("a recording is taken whole", "--from, --since and --to choose from the ledger");
        }
        if (recording != null) {
            return RecordingFile.read(czar, recording, this::cycle);
        }
        ProjectLayout layout = Layouts.of(czar);
        try (Ledger ledger = Layouts.ledger(layout)) {
            ledger.history(Layouts.name(layout)).rebuild(span.from(czar), span.to(czar), this::cycle);
        } catch (LedgerUnavailable unavailable) {
            throw Failure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        }
        return List.of();
    }

    private void cycle(RecordedCycle cycle) {
        if (cycle.rules().isEmpty()) {
            throw Failure.of(
                    "the rules of cycle " + cycle.id() + " (revision " + cycle.revision() + ") are not at hand",
                    "choose a later time with --since");
        }
        hindsight.cycle(cycle.id(), cycle.snapshot(), PastRules.files(cycle));
    }
}
