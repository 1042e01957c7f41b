package dev.czar.cli.recording;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ProgressLine;
import dev.czar.cli.input.FactsFileReader.RecordingFileReader;
import dev.czar.cli.input.RuleBookOption.RecordedRuleBooks;
import dev.czar.cli.input.TimeRangeOption;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.project.files.ProjectLayout;
import dev.czar.rule.Cycle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs every cycle of a recording again and compares what it comes to. */
@Command(name = "replay", description = "Recompute every cycle of a recording and compare its hash.")
public final class ReplayCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Parameters(paramLabel = "FILE", description = "A recording; see: czar record")
    private Path file;

    @Override
    public Integer call() {
        CycleReplay replay = new CycleReplay(czar);
        List<String> problems;
        try (ProgressLine progress = new ProgressLine(czar.environment())) {
            problems = RecordingFileReader.read(czar, file, replay.telling(progress));
        }
        return replay.report(problems).print(czar);
    }

    /** Runs recorded cycles again, each with the rules it was run with. */
    static final class CycleReplay implements Consumer<RecordedCycle> {

        private final RecordedRuleBooks books;
        private final List<ReplayReport.Difference> differences = new ArrayList<>();
        private int cycles;
        private int equal;
        private int redacted;

        CycleReplay(CzarCommand czar) {
            this.books = new RecordedRuleBooks(czar);
        }

        @Override
        public void accept(RecordedCycle recorded) {
            cycles++;
            String computed = recomputedHash(recorded);
            if (computed.equals(recorded.hash())) {
                equal++;
            } else if (recorded.redacted()) {
                redacted++;
            } else {
                differences.add(new ReplayReport.Difference(recorded.id(), recorded.line(), recorded.hash(), computed));
            }
        }

        Consumer<RecordedCycle> telling(ProgressLine progress) {
            return cycle -> {
                accept(cycle);
                progress.count(ProgressLine.CYCLES);
            };
        }

        private String recomputedHash(RecordedCycle recorded) {
            return books.bookFor(recorded)
                    .map(book -> Cycle.run(recorded.snapshot(), book).hash())
                    .orElse("nothing: its rules (revision " + recorded.revision() + ") are not available");
        }

        ReplayReport report(List<String> problems) {
            boolean fine = differences.isEmpty() && problems.isEmpty();
            return new ReplayReport(cycles, equal, redacted, differences, problems, fine);
        }
    }

    /** Runs every cycle of the ledger again; the service may be up or down. */
    @Command(name = "verify", description = "Recompute every cycle of the ledger and compare its hash.")
    public static final class VerifyCommand implements Callable<Integer> {

        @ParentCommand
        private CzarCommand czar;

        @Mixin
        private TimeRangeOption span;

        @Override
        public Integer call() {
            ProjectLayout layout = ProjectLocator.layout(czar);
            CycleReplay replay = new CycleReplay(czar);
            try (Ledger ledger = ProjectLocator.ledger(layout);
                    ProgressLine progress = new ProgressLine(czar.environment())) {
                ledger.history(ProjectLocator.projectName(layout))
                        .rebuild(span.from(czar), span.to(czar), replay.telling(progress));
            } catch (LedgerUnavailable unavailable) {
                throw CommandFailure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
            }
            return replay.report(List.of()).print(czar);
        }
    }
}
