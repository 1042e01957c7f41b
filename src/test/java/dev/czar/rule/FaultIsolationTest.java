package dev.czar.rule;

import static dev.czar.rule.compile.TestRuleBooks.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.SessionAction.StartWorker;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker;
import dev.czar.rule.Cycle.CycleGivenUp;
import dev.czar.rule.compile.TestRuleBooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void aHundredHostileRulesAreFoundInOneNetworkAndAllOfThemRestWhenPatienceEnds() {
        int hostile = 100;
        List<Set<String>> networks = new ArrayList<>();
        AtomicInteger evaluations = new AtomicInteger();
        Set<String> names = IntStream.range(0, hostile)
                .mapToObj(number -> "hostile %02d".formatted(number))
                .collect(Collectors.toCollection(TreeSet::new));
        FaultIsolation isolation = new FaultIsolation(
                names,
                (excluded, muted) -> {
                    evaluations.incrementAndGet();
                    if (networks.isEmpty() || !networks.get(networks.size() - 1).equals(excluded)) {
                        networks.add(Set.copyOf(excluded));
                    }
                    return names.stream()
                            .filter(name -> !excluded.contains(name) && !muted.contains(name))
                            .findFirst()
                            .<EvaluationResult>map(name ->
                                    new EvaluationResult.Failed(new TreeMap<>(Map.of(name, "is cut off")), null))
                            .orElseGet(() -> new EvaluationResult.Settled(null, 0));
                },
                () -> networks.size() > 1);

        assertThatExceptionOfType(CycleGivenUp.class)
                .isThrownBy(isolation::settle)
                .satisfies(end -> assertThat(end.found()).hasSize(hostile));
        assertThat(networks).containsExactly(Set.of(), names);
        assertThat(evaluations).hasValue(hostile + 2);
    }

    @Test
    void aRuleThatOnlyKeepsSilentConcludesNothing() {
        RuleBook book = TestRuleBooks.book(
                START,
                rule("who is there is idle", "Worker( $id : id )", "insertLogical( new Idle( $id ) );"),
                rule(
                        "who is idle is told",
                        "Worker( $id : id )\n Idle( worker == $id )",
                        "insertLogical( new AlertHuman( $id, \"own\", \"is idle\" ) );"));

        EvaluationResult result = new RuleEvaluation(snapshot(WORKERS)).of(book.muting(Set.of("who is idle is told")));

        assertThat(((EvaluationResult.Settled) result).conclusions().decisions())
                .extracting(Decision::rule)
                .containsOnly("a worker is started")
                .hasSize(WORKERS.length);
        assertThat(((EvaluationResult.Settled) result).conclusions().derived()).hasSize(WORKERS.length);
    }

    private static Worker worker(String id) {
        return new Worker(id, "command", List.of());
    }

    private static CycleResult run(RuleBook book, Fact... facts) {
        return Cycle.run(snapshot(facts), book);
    }

    private static Snapshot snapshot(Fact... facts) {
        return new Snapshot(
                RuleScenario.NOW,
                Stream.of(facts)
                        .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                        .toList());
    }

    private static List<Action> actions(CycleResult result) {
        return result.decisions().stream().map(Decision::action).toList();
    }
}
