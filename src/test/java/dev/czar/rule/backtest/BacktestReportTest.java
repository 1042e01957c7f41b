package dev.czar.rule.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker;
import dev.czar.rule.DryRun;
import dev.czar.rule.RuleBook;
import dev.czar.rule.compile.TestRuleBooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacktestReportTest {

    private static final int WORKERS = 30;

    @Test
    void aShortenedReportCountsAllThatDiffers() {
        RuleBook silent = TestRuleBooks.book(TestRuleBooks.rule(
                "nobody", "Worker( $id : id, id == \"x\" )", "insertLogical( new StartWorker( $id ) );"));
        RuleBook loud = TestRuleBooks.book(
                TestRuleBooks.rule("everybody", "Worker( $id : id )", "insertLogical( new StartWorker( $id ) );"));
        Snapshot snapshot = new Snapshot(
                Instant.parse("2026-03-02T10:00:00Z"),
                IntStream.range(0, WORKERS)
                        .mapToObj(number ->
                                new KnownFact(new Worker("w" + number, "command", List.of()), "test", Duration.ZERO))
                        .toList());
        BacktestRun run = new BacktestRun();
        run.cycle(1, DryRun.of(snapshot, silent), DryRun.of(snapshot, loud));

        BacktestReport whole = run.report();
        BacktestReport shortened = whole.shortened(10);

        assertThat(whole.differences()).hasSize(WORKERS);
        assertThat(shortened.differences()).isEqualTo(whole.differences().subList(0, 10));
        assertThat(shortened.total()).isEqualTo(whole.total());
        assertThat(shortened.total().all()).isEqualTo(WORKERS);
        assertThat(whole.shortened(WORKERS)).isSameAs(whole);
    }
}
