package dev.czar.cli.recording;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.input.FactsFileReader;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.fact.Snapshot;
import dev.czar.rule.measure.CycleTimer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How long cycles take, with their full trace. */
@Command(name = "bench", description = "Measure cycles over a facts file, grown to many workers.")
public final class BenchCommand implements Callable<Integer> {

    private static final String[] HEADINGS = {
        "WORKERS", "FACTS", "FIRINGS", "CYCLES", "P50 MS", "P90 MS", "P99 MS", "WORST MS", "KB/CYCLE"
    };

    @ParentCommand
    private CzarCommand czar;

    @Option(names = "--facts", required = true, paramLabel = "FILE", description = "The facts to begin with.")
    private Path facts;

    @Option(names = "--workers", split = ",", paramLabel = "N", description = "Sizes to measure (default: 6,50,1000).")
    private List<Integer> sizes = List.of(6, 50, 1_000);

    @Mixin
    private RuleBookOption rules;

    @Option(
            names = "--vs",
            paramLabel = "DIR",
            description = "Rules over the shipped ones to compare with, cycle by cycle in the same run.")
    private Path other;

    @Override
    public Integer call() {
        if (sizes.stream().anyMatch(size -> size < 1 || size > 10_000)) {
            throw CommandFailure.wrongUsage("--workers takes numbers from 1 to 10000", "");
        }
        CycleTimer bench = new CycleTimer(rules.book(czar));
        Snapshot snapshot = FactsFileReader.read(czar, facts);
        if (other == null) {
            List<CycleTimer.Timing> rows = bench.run(snapshot, sizes);
            show(rows, () -> print(rows));
        } else {
            List<CycleTimer.TimingComparison> pairs = bench.compare(snapshot, sizes, RuleBookOption.of(czar, other));
            show(pairs, () -> printPairs(pairs));
        }
        return 0;
    }

    private void show(Object json, Runnable table) {
        if (czar.json()) {
            czar.output().json(json);
        } else {
            table.run();
        }
    }

    private void print(List<CycleTimer.Timing> rows) {
        TextTable table = new TextTable(HEADINGS);
        rows.forEach(row -> table.row(cells(row).toArray(String[]::new)));
        czar.output().table(table);
    }

    private void printPairs(List<CycleTimer.TimingComparison> pairs) {
        TextTable table =
                new TextTable(Stream.concat(Stream.of("RULES"), Stream.concat(Stream.of(HEADINGS), Stream.of("RATIO")))
                        .toArray(String[]::new));
        for (CycleTimer.TimingComparison pair : pairs) {
            table.row(row("these", pair.rules(), String.format(Locale.ROOT, "%.2f", pair.ratio())));
            table.row(row("vs", pair.vs(), "1.00"));
        }
        czar.output().table(table);
    }

    private static String[] row(String which, CycleTimer.Timing row, String ratio) {
        return Stream.concat(Stream.of(which), Stream.concat(cells(row), Stream.of(ratio)))
                .toArray(String[]::new);
    }

    private static Stream<String> cells(CycleTimer.Timing row) {
        return Stream.of(
                String.valueOf(row.workers()),
                String.valueOf(row.facts()),
                String.valueOf(row.firings()),
                String.valueOf(row.cycles()),
                milliseconds(row.p50()),
                milliseconds(row.p90()),
                milliseconds(row.p99()),
                milliseconds(row.worst()),
                String.valueOf(row.allocated() / 1_024));
    }

    private static String milliseconds(long microseconds) {
        return String.format(Locale.ROOT, "%.2f", microseconds / 1_000.0);
    }
}
