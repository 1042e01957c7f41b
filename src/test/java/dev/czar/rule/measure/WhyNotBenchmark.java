package dev.czar.rule.measure;

import dev.czar.fact.Snapshot;
import dev.czar.ledger.recording.RecordingReader;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.ShippedRuleBook;
import dev.czar.rule.whynot.WhyNot;
import dev.czar.rule.whynot.WhyNotAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Why-not about each shipped rule in turn over the last facts of the recorded day, and a cycle to compare it with. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseParallelGC", "-Xms1g", "-Xmn768m"})
public class WhyNotBenchmark {

    @Param({"6", "50"})
    private int workers;

    private Snapshot snapshot;
    private WhyNot whyNot;
    private List<Rule> rules;
    private int next;

    @Setup
    public void grow() throws IOException {
        AtomicReference<Snapshot> last = new AtomicReference<>();
        RecordingReader.read(Path.of("facts", "demo-day.jsonl"), cycle -> last.set(cycle.snapshot()));
        snapshot = new ScaledSnapshot(last.get()).of(workers);
        whyNot = new WhyNot(ShippedRuleBook.get(), RuleFiles.shipped());
        rules = ShippedRuleBook.get().rules();
        rules.forEach(rule -> whyNot.of(snapshot, rule.name(), ""));
    }

    @Benchmark
    public WhyNotAnswer whyNot() {
        next = (next + 1) % rules.size();
        return whyNot.of(snapshot, rules.get(next).name(), "");
    }

    @Benchmark
    public CycleResult cycle() {
        return Cycle.run(snapshot, ShippedRuleBook.get());
    }
}
