package dev.czar.rule.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Fact;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleScenario;
import dev.czar.rule.compile.TestRuleBooks;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CycleTimerTest {

    private static final Snapshot TWO_WORKERS = snapshot(
            new Worker("w1", "command", List.of()),
            new Worker("w2", "command", List.of()),
            new Task("t1", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "w1", "", true),
            new Claim("t1", "w1", Duration.ZERO),
            new Mainline("main", "head", "tree"));

    @Test
    void aCrowdHasWorkersAndTasksOfItsOwn() {
        assertThat(new ScaledSnapshot(TWO_WORKERS).of(3).facts())
                .extracting(known -> known.fact().key())
                .containsExactly(
                        "Claim/t1-x0",
                        "Claim/t1-x1",
                        "Mainline/main",
                        "Task/t1-x0",
                        "Task/t1-x1",
                        "Worker/w1-x0",
                        "Worker/w1-x1",
                        "Worker/w2-x0");
    }

    @Test
    void aCrowdMayBeSmaller() {
        assertThat(new ScaledSnapshot(TWO_WORKERS).of(1).facts())
                .extracting(known -> known.fact().key())
                .containsExactly("Claim/t1-x0", "Mainline/main", "Task/t1-x0", "Worker/w1-x0");
    }

    @Test
    void eachSizeIsMeasured() {
        RuleBook book = TestRuleBooks.book(TestRuleBooks.rule(
                "a worker is started", "Worker( $id : id )", "insertLogical( new StartWorker( $id ) );"));

        List<CycleTimer.Timing> rows =
                new CycleTimer(book, Duration.ZERO, Duration.ZERO).run(TWO_WORKERS, List.of(2, 40));

        assertThat(rows).extracting(CycleTimer.Timing::decisions).containsExactly(2, 40);
        assertThat(rows).extracting(CycleTimer.Timing::firings).containsExactly(2, 40);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.cycles()).isPositive();
            assertThat(row.p50()).isPositive().isLessThanOrEqualTo(row.p90());
            assertThat(row.p99()).isBetween(row.p90(), row.worst());
            assertThat(row.allocated()).isPositive();
        });
    }

    @Test
    void twoBooksAreMeasuredInTurns() {
        RuleBook book = TestRuleBooks.book(TestRuleBooks.rule(
                "a worker is started", "Worker( $id : id )", "insertLogical( new StartWorker( $id ) );"));
        RuleBook other = TestRuleBooks.book(
                TestRuleBooks.rule("a worker is idle", "Worker( $id : id )", "insertLogical( new Idle( $id ) );"));

        List<CycleTimer.TimingComparison> pairs =
                new CycleTimer(book, Duration.ZERO, Duration.ZERO).compare(TWO_WORKERS, List.of(40), other);

        assertThat(pairs).hasSize(1).allSatisfy(pair -> {
            assertThat(pair.rules().decisions()).isEqualTo(40);
            assertThat(pair.vs().decisions()).isZero();
            assertThat(pair.rules().cycles()).isEqualTo(pair.vs().cycles());
            assertThat(pair.ratio())
                    .isEqualTo((double) pair.rules().p50() / pair.vs().p50());
        });
    }

    private static Snapshot snapshot(Fact... facts) {
        return new Snapshot(
                RuleScenario.NOW,
                Stream.of(facts)
                        .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                        .toList());
    }
}
