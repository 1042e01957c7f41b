package dev.czar.rule;

import com.sun.management.ThreadMXBean;
import dev.czar.fact.Snapshot;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Measures cycles with their full trace: a snapshot as it is and grown to many workers. */
public final class Bench {

    /** One size measured; times of a cycle are in microseconds, {@code allocated} in bytes a cycle. */
    public record Row(
            int workers,
            int facts,
            int firings,
            int decisions,
            int cycles,
            long p50,
            long p90,
            long p99,
            long worst,
            long allocated) {}

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final int FEWEST = 100;
    private static final int MOST = 5_000;

    private final RuleBook book;
    private final Duration warmUp;
    private final Duration measured;

    public Bench(RuleBook book) {
        this(book, WARM_UP, MEASURED);
    }

    Bench(RuleBook book, Duration warmUp, Duration measured) {
        this.book = book;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** A row for the snapshot grown or shrunk to each number of workers. */
    public List<Row> run(Snapshot snapshot, List<Integer> sizes) {
        Crowd crowd = new Crowd(snapshot);
        return sizes.stream().map(size -> row(size, crowd.of(size))).toList();
    }

    private Row row(int workers, Snapshot snapshot) {
        cycles(snapshot, warmUp);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long[] times = cycles(snapshot, measured);
        long allocated = (threads.getCurrentThreadAllocatedBytes() - before) / times.length;
        CycleResult result = Cycle.run(snapshot, book);
        return new Row(
                workers,
                snapshot.facts().size(),
                result.trace().size(),
                result.decisions().size(),
                times.length,
                percentile(times, 50),
                percentile(times, 90),
                percentile(times, 99),
                times[times.length - 1],
                allocated);
    }

    /** Sorted times of cycles, in microseconds. */
    private long[] cycles(Snapshot snapshot, Duration time) {
        long[] times = new long[MOST];
        long end = System.nanoTime() + time.toNanos();
        int count = 0;
        while (count < MOST && (count < FEWEST || System.nanoTime() < end)) {
            long start = System.nanoTime();
            Cycle.run(snapshot, book);
            times[count] = (System.nanoTime() - start) / 1_000;
            count++;
        }
        long[] sorted = Arrays.copyOf(times, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }
}
