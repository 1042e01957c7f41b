package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Snapshot;
import dev.czar.ledger.recording.RecordingReader;
import dev.czar.rule.measure.ScaledSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ParallelCycleTest {

    @Test
    void aCycleOfManyWorkersIsTheSameOnOneCoreAndOnSeveral() throws Exception {
        Snapshot many = many();
        CycleResult one = on(1, many);

        assertThat(one.trace()).hasSizeGreaterThan(2_000);
        assertThat(on(4, many)).isEqualTo(one).isEqualTo(on(3, many));
    }

    /** What is known at the end of the recorded day, of so many workers that lists are taken in parts. */
    private static Snapshot many() throws IOException {
        AtomicReference<Snapshot> last = new AtomicReference<>();
        RecordingReader.read(Path.of("facts", "demo-day.jsonl"), cycle -> last.set(cycle.snapshot()));
        return new ScaledSnapshot(last.get()).of(200);
    }

    private static CycleResult on(int cores, Snapshot snapshot) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(cores);
        try {
            return pool.submit(() -> Cycle.run(snapshot, ShippedRuleBook.get())).get();
        } finally {
            pool.shutdown();
        }
    }
}
