package dev.czar.rule.measure;

import static dev.czar.rule.RuleScenario.given;
import static dev.czar.rule.compile.TestRuleBooks.book;
import static dev.czar.rule.compile.TestRuleBooks.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Fact;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.Snapshot;
import dev.czar.rule.RuleBook;
import dev.czar.rule.measure.RuleHealth.FlappingDecision;
import dev.czar.rule.measure.RuleHealth.RuleStatistics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleHealthAnalysisTest {

    private static final Snapshot HELD = at(new Hold("ada", "eva", "", Duration.ZERO));
    private static final Snapshot NOTHING = at();

    private static final RuleBook BOOK = book(
            rule("the held are started", "Hold( $worker : worker )", "insertLogical( new StartWorker( $worker ) );"),
            rule("the held are idle", "Hold( $worker : worker )", "insertLogical( new Idle( $worker ) );"),
            rule(
                    "nobody idle starts",
                    "$start : StartWorker( $w : worker )\n  Idle( worker == $w )\n  EmergencyStop()",
                    "insertLogical( new Vetoed( $start ) );"));

    private final RuleHealthAnalysis examination = new RuleHealthAnalysis();

    private static Snapshot at(Fact... facts) {
        return given(facts).snapshot();
    }

    private RuleHealth health() {
        return examination.health().orElseThrow();
    }

    private RuleStatistics of(String rule) {
        return health().rules().stream()
                .filter(standing -> standing.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutACycleThereIsNoHealth() {
        assertThat(examination.health()).isEmpty();
    }

    @Test
    void aRuleIsCountedInEachCycleItStandsAndADecisionOnce() {
        examination.cycle(HELD, BOOK);
        examination.cycle(HELD, BOOK);
        examination.cycle(NOTHING, BOOK);

        assertThat(health().cycles()).isEqualTo(3);
        assertThat(of("the held are started").stood()).isEqualTo(2);
        assertThat(of("the held are started").decided()).isEqualTo(1);
        assertThat(of("the held are idle").decided()).isZero();
        assertThat(health().neverFired()).containsExactly("nobody idle starts");
    }

    @Test
    void aRuleWhoseProposalsAreAllVetoedIsNamedWithWhoVetoes() {
        Snapshot stopped = at(new Hold("ada", "eva", "", Duration.ZERO), new EmergencyStop("eva", "", Duration.ZERO));
        examination.cycle(stopped, BOOK);

        assertThat(of("the held are started").vetoedBy()).isEqualTo(Map.of("nobody idle starts", 1));
        assertThat(health().alwaysVetoed()).containsExactly("the held are started");

        examination.cycle(HELD, BOOK);
        assertThat(health().alwaysVetoed()).isEmpty();
    }

    @Test
    void aDecisionThatCameMoreOftenThanAllowedIsFlapping() {
        for (int times = 0; times < 3; times++) {
            examination.cycle(HELD, BOOK);
            examination.cycle(HELD, BOOK);
            examination.cycle(NOTHING, BOOK);
        }
        assertThat(health().flapping()).isEmpty();

        examination.cycle(HELD, BOOK);
        assertThat(health().flapping())
                .singleElement()
                .extracting(FlappingDecision::rule, FlappingDecision::times)
                .containsExactly("the held are started", 4);
    }

    @Test
    void timeIsMeasuredInASampleThatStaysSmall() {
        for (int cycle = 0; cycle < 1_000; cycle++) {
            examination.cycle(HELD, BOOK);
        }

        assertThat(health().profiled()).isBetween(100, RuleHealthAnalysis.SAMPLE);
        assertThat(health().slowest()).containsExactlyInAnyOrder("the held are started", "the held are idle");
        assertThat(of("the held are idle").micros()).isPositive();
    }
}
