package dev.czar.rule.measure;

import com.sun.management.ThreadMXBean;
import dev.czar.fact.Snapshot;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures cycles with their full trace: a snapshot as it is and grown to many workers. Only the steady state counts:
 * cycles are run without being measured until they get no faster.
 */
public final class CycleTimer {

    /** One size measured; times of a cycle are in microseconds, {@code allocated} in bytes a cycle. */
    public record Timing(
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

    /** One size measured with two books in turn; {@code ratio} is the median of the first over that of the other. */
    public record TimingComparison(Timing rules, Timing vs, double ratio) {}

    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final int MOST_ROUNDS = 10;
    private static final double STEADY = 0.95;
    private static final int FEWEST = 100;
    private static final int MOST = 5_000;

    private final RuleBook book;
    private final Duration round;
    private final Duration measured;

    public CycleTimer(RuleBook book) {
        this(book, ROUND, MEASURED);
    }

    CycleTimer(RuleBook book, Duration round, Duration measured) {
        this.book = book;
        this.round = round;
        this.measured = measured;
    }

    /** A row for the snapshot grown or shrunk to each number of workers. */
    public List<Timing> run(Snapshot snapshot, List<Integer> sizes) {
        ScaledSnapshot crowd = new ScaledSnapshot(snapshot);
        return sizes.stream()
                .map(size -> rows(size, crowd.of(size), List.of(book)).get(0))
                .toList();
    }

    /** Both books take turns, so that whatever else the machine does slows both alike. */
    public List<TimingComparison> compare(Snapshot snapshot, List<Integer> sizes, RuleBook other) {
        ScaledSnapshot crowd = new ScaledSnapshot(snapshot);
        return sizes.stream()
                .map(size -> rows(size, crowd.of(size), List.of(book, other)))
                .map(rows -> new TimingComparison(
                        rows.get(0),
                        rows.get(1),
                        (double) rows.get(0).p50() / Math.max(1, rows.get(1).p50())))
                .toList();
    }

    private List<Timing> rows(int workers, Snapshot snapshot, List<RuleBook> books) {
        warmUp(snapshot, books);
        List<CycleSamples> samples = cycles(snapshot, books, measured);
        return IntStream.range(0, books.size())
                .mapToObj(index -> row(workers, snapshot, books.get(index), samples.get(index)))
                .toList();
    }

    private void warmUp(Snapshot snapshot, List<RuleBook> books) {
        long best = Long.MAX_VALUE;
        for (int left = MOST_ROUNDS; left > 0; left--) {
            long median = cycles(snapshot, books, round).stream()
                    .mapToLong(samples -> samples.percentile(50))
                    .sum();
            if (median > best * STEADY) {
                return;
            }
            best = median;
        }
    }

    private static List<CycleSamples> cycles(Snapshot snapshot, List<RuleBook> books, Duration time) {
        List<CycleSamples> samples =
                Stream.generate(CycleSamples::new).limit(books.size()).toList();
        long end = System.nanoTime() + time.toNanos();
        for (int count = 0; count < MOST && (count < FEWEST || System.nanoTime() < end); count++) {
            for (int index = 0; index < books.size(); index++) {
                RuleBook turn = books.get(index);
                samples.get(index).measure(() -> Cycle.run(snapshot, turn));
            }
        }
        return samples;
    }

    private static Timing row(int workers, Snapshot snapshot, RuleBook book, CycleSamples samples) {
        CycleResult result = Cycle.run(snapshot, book);
        return new Timing(
                workers,
                snapshot.facts().size(),
                result.trace().size(),
                result.decisions().size(),
                samples.count(),
                samples.percentile(50),
                samples.percentile(90),
                samples.percentile(99),
                samples.percentile(100),
                samples.allocated());
    }

    /** Cycles that were measured one after the other in this thread: how long each took and what they allocated. */
    static final class CycleSamples {

        private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private long[] micros = new long[1_024];
        private int count;
        private long allocated;

        void measure(Runnable cycle) {
            long before = thread.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            cycle.run();
            long took = System.nanoTime() - start;
            allocated += thread.getCurrentThreadAllocatedBytes() - before;
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count] = took / 1_000;
            count++;
        }

        int count() {
            return count;
        }

        /** Bytes a cycle. */
        long allocated() {
            return allocated / count;
        }

        /** What so many of a hundred cycles stay within, in microseconds. */
        long percentile(int percent) {
            long[] sorted = Arrays.copyOf(micros, count);
            Arrays.sort(sorted);
            return sorted[(int) Math.ceil(count * percent / 100.0) - 1];
        }
    }
}
