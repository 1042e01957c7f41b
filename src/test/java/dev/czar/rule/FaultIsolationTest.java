package dev.czar.rule;

import static dev.czar.rule.compile.TestRuleBooks.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.SessionAction.StartWorker;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.compile.TestRuleBooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultIsolationTest {

    private static final String START =
            rule("a worker is started", "Worker( $id : id )", "insertLogical( new StartWorker( $id ) );");
    private static final Fact[] WORKERS = {worker("w1"), worker("w2"), worker("w3")};

    @Test
    void aRuleThatThrowsInItsConditionIsLeftOutAndTheRestDecide() {
        CycleResult result = run(
                TestRuleBooks.unchecked(
                        START,
                        rule(
                                "a condition fails",
                                "Worker( $id : id, Duration.parse( id ) > Duration.ZERO )",
                                "insertLogical( new Idle( $id ) );")),
                WORKERS);

        assertThat(TestRuleBooks.names(result)).containsExactly("a condition fails");
        assertThat(result.quarantined().get(0).reason()).contains("DateTimeParseException");
        assertThat(actions(result))
                .containsExactly(new StartWorker("w1"), new StartWorker("w2"), new StartWorker("w3"));
    }

    @Test
    void aRuleThatThrowsInItsConsequenceIsLeftOutAndTheRestDecide() {
        CycleResult result = run(
                TestRuleBooks.unchecked(
                        START,
                        rule(
                                "a consequence fails",
                                "Worker( $id : id, $skills : skills )",
                                "insertLogical( new CorrelatedCrash( 1 / $skills.size() ) );")),
                WORKERS);

        assertThat(TestRuleBooks.names(result)).containsExactly("a consequence fails");
        assertThat(result.quarantined().get(0).reason()).contains("/ by zero");
        assertThat(actions(result)).hasSize(3);
    }

    @Test
    void allRulesThatThrowAreNamedAndNobodyElse() {
        CycleResult result = run(
                TestRuleBooks.unchecked(
                        START,
                        rule(
                                "b fails",
                                "Worker( $id : id )",
                                "insertLogical( new CorrelatedCrash( 1 / ( $id.length() - 2 ) ) );"),
                        rule(
                                "a fails",
                                "Worker( $id : id )",
                                "insertLogical( new CorrelatedCrash( 2 / ( $id.length() - 2 ) ) );"),
                        rule("c lives on what a says", "CorrelatedCrash()", "insertLogical( new Idle( \"x\" ) );")),
                WORKERS);

        assertThat(TestRuleBooks.names(result)).containsExactly("a fails", "b fails");
        assertThat(actions(result)).hasSize(3);
    }

    @Test
    void aRuleThatThrowsOnlyBecauseOfAnotherOneThatThrowsIsTakenBack() {
        CycleResult result = run(
                TestRuleBooks.unchecked(
                        rule(
                                "z speaks and fails",
                                "Worker( $id : id )",
                                "insertLogical( new CorrelatedCrash( 6 / ( 3 - $id.length() ) ) );"),
                        rule(
                                "a fails on what z says",
                                "CorrelatedCrash( $n : count )",
                                "insertLogical( new Idle( \"w\" + 1 / ( $n - 6 ) ) );"),
                        START),
                worker("w1"),
                worker("w12"));

        assertThat(TestRuleBooks.names(result)).containsExactly("z speaks and fails");
        assertThat(actions(result)).hasSize(2);
        assertThat(result.derived()).isEmpty();
    }

    @Test
    void rulesThatShareAFailingConditionAreAllNamed() {
        String failing = "Worker( $id : id, Duration.parse( id ) > Duration.ZERO )";
        CycleResult result = run(
                TestRuleBooks.unchecked(
                        rule("one", failing, "insertLogical( new Idle( $id ) );"),
                        rule("two", failing, "insertLogical( new Healthy( $id ) );"),
                        START),
                WORKERS);

        assertThat(TestRuleBooks.names(result)).containsExactly("one", "two");
        assertThat(actions(result)).hasSize(3);
    }

    @Test
    void aRuleThatWithdrawsItsOwnReasonIsARunaway() {
        CycleResult result = run(
                TestRuleBooks.unchecked(
                        START,
                        rule(
                                "who is not idle is idle",
                                "Worker( $id : id )\n not Idle( worker == $id )",
                                "insertLogical( new Idle( $id ) );")),
                WORKERS);

        assertThat(TestRuleBooks.names(result)).containsExactly("who is not idle is idle");
        assertThat(result.quarantined().get(0).reason()).contains("does not come to rest");
        assertThat(actions(result)).hasSize(3);
    }

    @Test
    void aRuleThatCountsForEverIsARunawayAndItsFollowersAreTakenBack() {
        CycleResult result = run(
                TestRuleBooks.unchecked(
                        START,
                        rule("it begins", "exists Worker()", "insertLogical( new CorrelatedCrash( 0 ) );"),
                        rule(
                                "it grows",
                                "CorrelatedCrash( $n : count )",
                                "insertLogical( new CorrelatedCrash( $n + 1 ) );"),
                        rule(
                                "it is told",
                                "CorrelatedCrash( $n : count )",
                                "insertLogical( new AlertHuman( \"deaths\", \"e\" + $n, \"\" ) );")),
                WORKERS);

        assertThat(TestRuleBooks.names(result)).containsExactly("it grows");
        assertThat(actions(result)).hasSize(4);
    }

    @Test
    void noRuleIsTakenBackWhenPatienceIsAtItsEnd() {
        List<Set<String>> tried = new ArrayList<>();
        FaultIsolation isolation = new FaultIsolation(
                Set.of("a", "b", "c"),
                excluded -> {
                    tried.add(Set.copyOf(excluded));
                    return excluded.isEmpty()
                            ? new EvaluationResult.Failed(new TreeMap<>(Map.of("a", "fails", "b", "fails")), null)
                            : new EvaluationResult.Settled(null, 0);
                },
                () -> tried.size() > 1);

        isolation.settle();

        assertThat(tried).containsExactly(Set.of(), Set.of("a", "b"));
        assertThat(isolation.quarantined()).extracting(QuarantinedRule::rule).containsExactly("a", "b");
    }

    private static Worker worker(String id) {
        return new Worker(id, "command", List.of());
    }

    private static CycleResult run(RuleBook book, Fact... facts) {
        return Cycle.run(
                new Snapshot(
                        RuleScenario.NOW,
                        Stream.of(facts)
                                .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                                .toList()),
                book);
    }

    private static List<Action> actions(CycleResult result) {
        return result.decisions().stream().map(Decision::action).toList();
    }
}
