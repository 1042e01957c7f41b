package dev.czar.cli;

import dev.czar.rule.Bench;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How long cycles take, with their full trace. */
@Command(name = "bench", description = "Measure cycles over a facts file, grown to many workers.")
final class BenchCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Option(names = "--facts", required = true, paramLabel = "FILE", description = "The facts to begin with.")
    private Path facts;

    @Option(names = "--workers", split = ",", paramLabel = "N", description = "Sizes to measure (default: 6,50,1000).")
    private List<Integer> sizes = List.of(6, 50, 1_000);

    @Mixin
    private RuleBookOption rules;

    @Override
    public Integer call() {
        if (sizes.stream().anyMatch(size -> size < 1 || size > 10_000)) {
            throw Failure.usage("--workers takes numbers from 1 to 10000", "");
        }
        List<Bench.Row> rows = new Bench(rules.book(czar)).run(FactsFile.read(czar, facts), sizes);
        if (czar.json()) {
            czar.output().json(rows);
        } else {
            print(rows);
        }
        return 0;
    }

    private void print(List<Bench.Row> rows) {
        Table table = new Table(
                "WORKERS", "FACTS", "FIRINGS", "CYCLES", "P50 MS", "P90 MS", "P99 MS", "WORST MS", "KB/CYCLE");
        rows.forEach(row -> table.row(
                String.valueOf(row.workers()),
                String.valueOf(row.facts()),
                String.valueOf(row.firings()),
                String.valueOf(row.cycles()),
                milliseconds(row.p50()),
                milliseconds(row.p90()),
                milliseconds(row.p99()),
                milliseconds(row.worst()),
                String.valueOf(row.allocated() / 1_024)));
        czar.output().table(table);
    }

    private static String milliseconds(long microseconds) {
        return String.format(Locale.ROOT, "%.2f", microseconds / 1_000.0);
    }
}
