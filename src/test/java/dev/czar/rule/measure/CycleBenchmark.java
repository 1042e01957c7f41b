package dev.czar.rule.measure;

import dev.czar.fact.Snapshot;
import dev.czar.ledger.recording.RecordingReader;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.ShippedRuleBook;
import java.io.IOException;
import java.nio.file.Path;
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

/** A cycle with its full trace over the last facts of the recorded day, grown to many workers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseParallelGC", "-Xms1g", "-Xmn768m"})
public class CycleBenchmark {

    @Param({"10", "50", "200", "1000"})
    private int workers;

    private Snapshot snapshot;

    @Setup
    public void grow() throws IOException {
        AtomicReference<Snapshot> last = new AtomicReference<>();
        RecordingReader.read(Path.of("facts", "demo-day.jsonl"), cycle -> last.set(cycle.snapshot()));
        snapshot = new ScaledSnapshot(last.get()).of(workers);
    }

    @Benchmark
    public CycleResult cycle() {
        return Cycle.run(snapshot, ShippedRuleBook.get());
    }
}
