package dev.czar.rule.measure;

import dev.czar.fact.Snapshot;
import dev.czar.ledger.recording.RecordingReader;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.ShippedRuleBook;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.backtest.BacktestRun;
import dev.czar.rule.compile.TestRuleBooks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Cycles of the recorded day a second, grown to many workers, with the shipped rules and with an example over them. */
@State(Scope.Benchmark)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseParallelGC", "-Xms1g", "-Xmn768m"})
public class BacktestBenchmark {

    private static final int CYCLES = 200;

    @Param("50")
    private int workers;

    private final List<Snapshot> day = new ArrayList<>();
    private RuleBook candidate;

    @Setup
    public void read() throws IOException {
        RecordingReader.read(Path.of("facts", "demo-day.jsonl"), cycle -> {
            if (day.size() < CYCLES) {
                day.add(new ScaledSnapshot(cycle.snapshot()).of(workers));
            }
        });
        candidate = TestRuleBooks.book(RuleFiles.shipped().overlaidBy(Path.of("examples", "impatient")));
    }

    @Benchmark
    @OperationsPerInvocation(CYCLES)
    public BacktestReport backtest() {
        BacktestRun backtest = new BacktestRun();
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            backtest.cycle(cycle, day.get(cycle), ShippedRuleBook.get(), candidate);
        }
        return backtest.report();
    }
}
