package dev.czar.rule.measure;

import dev.czar.fact.Snapshot;
import dev.czar.ledger.recording.RecordingReader;
import dev.czar.rule.Cycle;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleBookChange;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
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

/**
 * Cycles of the recorded day a second, grown to many workers, with the shipped rules and with a change of them: one veto more,
 * one other limit, the limits of an example. Beside it the same with both books run whole, to compare with.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseParallelGC", "-Xms1g", "-Xmn768m"})
public class BacktestBenchmark {

    private static final int CYCLES = 200;

    @Param("50")
    private int workers;

    @Param({"veto", "limit", "limits"})
    private String changed;

    private final List<Snapshot> day = new ArrayList<>();
    private RuleBook candidate;
    private RuleBookChange change;

    @Setup
    public void read() throws IOException {
        RecordingReader.read(Path.of("facts", "demo-day.jsonl"), cycle -> {
            if (day.size() < CYCLES) {
                day.add(new ScaledSnapshot(cycle.snapshot()).of(workers));
            }
        });
        RuleFiles other = other();
        candidate = TestRuleBooks.book(other);
        change = RuleBookChange.between(RuleFiles.shipped(), ShippedRuleBook.get(), other, candidate);
    }

    private RuleFiles other() {
        RuleFiles shipped = RuleFiles.shipped();
        return switch (changed) {
            case "veto" ->
                shipped.overlaidBy(List.of(new RuleFile(
                        "veto.drl",
                        TestRuleBooks.HEADER
                                + TestRuleBooks.rule(
                                        "who has a commit is not nudged",
                                        "$n : Nudge( $w : worker ) WorkerProgress( worker == $w, commits > 0 )",
                                        "insertLogical( new Vetoed( $n ) );"))));
            case "limit" ->
                shipped.overlaidBy(List.of(new RuleFile(
                        "limits.drl",
                        shipped.find("limits.drl")
                                .orElseThrow()
                                .text()
                                .replace(
                                        "HealthLimits( Duration.ofHours( 1 )",
                                        "HealthLimits( Duration.ofMinutes( 50 )"))));
            default -> shipped.overlaidBy(Path.of("examples", "impatient"));
        };
    }

    @Benchmark
    @OperationsPerInvocation(CYCLES)
    public BacktestReport backtest() {
        BacktestRun backtest = new BacktestRun();
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            backtest.cycle(cycle, day.get(cycle), change);
        }
        return backtest.report();
    }

    /** What cannot be spared: the rules of then, whose decisions are no part of a recording. */
    @Benchmark
    @OperationsPerInvocation(CYCLES)
    public int rulesOfThen() {
        return day.parallelStream()
                .mapToInt(snapshot -> Cycle.decisions(snapshot, ShippedRuleBook.get())
                        .decisions()
                        .size())
                .sum();
    }

    @Benchmark
    @OperationsPerInvocation(CYCLES)
    public int bothWhole() {
        return day.parallelStream()
                .mapToInt(snapshot -> Cycle.decisions(snapshot, ShippedRuleBook.get())
                                .decisions()
                                .size()
                        + Cycle.decisions(snapshot, candidate).decisions().size())
                .sum();
    }
}
