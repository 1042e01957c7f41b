package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CycleScheduleTest {

    private static final String RULES =
            """
            package dev.czar.rules
            import java.time.Duration
            import dev.czar.fact.*
            import dev.czar.decision.*

            rule "a delivery that is old is told"
              @capability("A5") @why("somebody should know")
            when
              Delivery( $worker : worker, age >= Duration.ofHours( 1 ) )
            then
              insertLogical( new AlertHuman( $worker, "1", "old" ) );
            end
            """;

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static RuleBook book;

    private final CycleSchedule schedule = new CycleSchedule();

    @BeforeAll
    static void compile() throws Exception {
        book = new RuleCompiler(CycleScheduleTest.class.getClassLoader())
                .compile(new RuleFiles(List.of(new RuleFile("test.drl", RULES))));
    }

    @Test
    void aSecondAfterSomethingHappenedAndThenEveryHalfMinuteACycleIsDue() {
        schedule.woken(NOW);
        assertThat(schedule.millisecondsUntilDue(NOW)).isEqualTo(1_000);
        quiet(NOW.plusSeconds(1), Duration.ZERO);
        assertThat(schedule.millisecondsUntilDue(NOW.plusSeconds(1))).isEqualTo(30_000);
    }

    @Test
    void whatWasForeseenIsNotLookedForAgainWhileNothingHappens() {
        schedule.woken(NOW);
        quiet(NOW, Duration.ZERO);
        Instant swept = NOW.plusSeconds(30);
        schedule.begun(swept);
        quiet(swept, Duration.ofMinutes(60).minusSeconds(10));
        assertThat(schedule.millisecondsUntilDue(swept)).isEqualTo(30_000);
    }

    @Test
    void whatHappensMakesItLookAnew() {
        schedule.woken(NOW);
        quiet(NOW, Duration.ZERO);
        Instant later = NOW.plusSeconds(30);
        schedule.woken(later);
        quiet(later, Duration.ofMinutes(60).minusSeconds(10));
        assertThat(schedule.millisecondsUntilDue(later)).isBetween(10_000L, 11_000L);
    }

    @Test
    void whatNoRuleLooksAtPutsOnlyTheSweepOff() {
        schedule.woken(NOW);
        quiet(NOW, Duration.ofMinutes(60).minusSeconds(50));
        Instant later = NOW.plusSeconds(15);
        schedule.decidedAgain(later);
        assertThat(schedule.millisecondsUntilDue(later)).isEqualTo(30_000);
        schedule.decidedAgain(later.plusSeconds(15));
        assertThat(schedule.millisecondsUntilDue(later.plusSeconds(15))).isBetween(20_000L, 21_000L);
    }

    @Test
    void aCycleThatFailsIsTriedAgainASecondLater() {
        schedule.begun(NOW);
        assertThat(schedule.millisecondsUntilDue(NOW)).isEqualTo(1_000);
        schedule.decidedAgain(NOW.plusSeconds(1));
        assertThat(schedule.millisecondsUntilDue(NOW.plusSeconds(1))).isEqualTo(1_000);
    }

    private void quiet(Instant now, Duration age) {
        Delivery delivery = new Delivery("T1", "ada", 1, DeliveryStep.ACKNOWLEDGED, age);
        Snapshot snapshot = new Snapshot(now, List.of(new KnownFact(delivery, "queue", Duration.ZERO)));
        schedule.quiet(snapshot, Cycle.run(snapshot, book), book);
    }
}
