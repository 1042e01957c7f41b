package dev.czar.rule;

import dev.czar.fact.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures cycles with their full trace: a snapshot as it is and grown to many workers. Only the steady state counts:
 * cycles are run without being measured until they get no faster.
 */
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

    /** One size measured with two books in turn; {@code ratio} is the median of the first over that of the other. */
    public record Comparison(Row rules, Row vs, double ratio) {}

    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final int MOST_ROUNDS = 10;
    private static final double STEADY = 0.95;
    private static final int FEWEST = 100;
    private static final int MOST = 5_000;

    private final RuleBook book;
    private final Duration round;
    private final Duration measured;

    public Bench(RuleBook book) {
        this(book, ROUND, MEASURED);
    }

    Bench(RuleBook book, Duration round, Duration measured) {
        this.book = book;
        this.round = round;
        this.measured = measured;
    }

    /** A row for the snapshot grown or shrunk to each number of workers. */
    public List<Row> run(Snapshot snapshot, List<Integer> sizes) {
        Crowd crowd = new Crowd(snapshot);
        return sizes.stream()
                .map(size -> rows(size, crowd.of(size), List.of(book)).get(0))
                .toList();
    }

    /** Both books take turns, so that whatever else the machine does slows both alike. */
    public List<Comparison> compare(Snapshot snapshot, List<Integer> sizes, RuleBook other) {
        Crowd crowd = new Crowd(snapshot);
        return sizes.stream()
                .map(size -> rows(size, crowd.of(size), List.of(book, other)))
                .map(rows -> new Comparison(
                        rows.get(0),
                        rows.get(1),
                        (double) rows.get(0).p50() / Math.max(1, rows.get(1).p50())))
                .toList();
    }

    private List<Row> rows(int workers, Snapshot snapshot, List<RuleBook> books) {
        settle(snapshot, books);
        List<Samples> samples = cycles(snapshot, books, measured);
        return IntStream.range(0, books.size())
                .mapToObj(index -> row(workers, snapshot, books.get(index), samples.get(index)))
                .toList();
    }

    private void settle(Snapshot snapshot, List<RuleBook> books) {
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

    private static List<Samples> cycles(Snapshot snapshot, List<RuleBook> books, Duration time) {
        List<Samples> samples =
                Stream.generate(Samples::new).limit(books.size()).toList();
        long end = System.nanoTime() + time.toNanos();
        for (int count = 0; count < MOST && (count < FEWEST || System.nanoTime() < end); count++) {
            for (int index = 0; index < books.size(); index++) {
                RuleBook turn = books.get(index);
                samples.get(index).measure(() -> Cycle.run(snapshot, turn));
            }
        }
        return samples;
    }

    private static Row row(int workers, Snapshot snapshot, RuleBook book, Samples samples) {
        CycleResult result = Cycle.run(snapshot, book);
        return new Row(
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
}
