package dev.czar.rule.whynot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.fact.Fact;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.Order.Pause;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.rule.Cycle;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.TestRuleBooks;
import dev.czar.rule.whynot.CounterfactualResult.Proof;
import dev.czar.rule.whynot.RuleNameResolver.UnresolvedRuleName;
import dev.czar.rule.whynot.UnmetCondition.Candidate;
import dev.czar.rule.whynot.UnmetCondition.FailedConstraint;
import dev.czar.rule.whynot.UnmetCondition.Kind;
import dev.czar.rule.whynot.UnmetCondition.UpstreamRule;
import dev.czar.rule.whynot.WhyNotAnswer.AnswerKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhyNotTest {

    private static final String IDLE = "insertLogical( new Idle( $worker ) );";
    private static final String ABLE = "insertLogical( new AbleWorker( $worker ) );";
    private static final Worker ANNA = new Worker("anna", "command", List.of());

    private static Snapshot snapshot(Fact... facts) {
        return new Snapshot(
                Instant.EPOCH,
                Stream.of(facts)
                        .map(fact -> new KnownFact(fact, "git", Duration.ofSeconds(3)))
                        .toList());
    }

    private static Restarted restarted(String episode, int minutes) {
        return new Restarted("anna", episode, 1, Duration.ofMinutes(minutes));
    }

    /** Asks about the first of the rules, and sees that the change suggested, if any, makes it fire. */
    private static WhyNotAnswer ask(Snapshot snapshot, String about, String... rules) {
        RuleFiles files = TestRuleBooks.files(rules);
        RuleBook book = TestRuleBooks.book(files);
        String first = rules[0].substring(6, rules[0].indexOf('"', 6));
        WhyNotAnswer answer = new WhyNot(book, files).of(snapshot, first, about);
        answer.remedy().change().ifPresent(change -> assertThat(
                        Cycle.run(change.applied(snapshot), book).trace())
                .anyMatch(firing -> firing.rule().equals(first)));
        return answer;
    }

    private static UnmetCondition only(WhyNotAnswer answer) {
        assertThat(answer.verdict()).isEqualTo(AnswerKind.SILENT);
        assertThat(answer.nearest().get(0)).hasSize(1);
        return answer.nearest().get(0).get(0);
    }

    @Test
    void theConstraintThatFailsIsNamedWithItsValueAndTheOneWanted() {
        String rule = TestRuleBooks.rule(
                "r", "Worker( $worker : id )\n  Restarted( worker == $worker, ago >= Duration.ofMinutes( 5 ) )", IDLE);
        WhyNotAnswer answer = ask(snapshot(ANNA, restarted("e", 2)), "", rule);
        UnmetCondition obstacle = only(answer);
        assertThat(obstacle.condition().line()).isEqualTo(9);
        Candidate nearest = obstacle.candidates().get(0);
        assertThat(nearest.fact().orElseThrow().source()).isEqualTo("git");
        assertThat(nearest.failed())
                .singleElement()
                .matches(failed -> failed.component().equals("ago")
                        && failed.actual().equals("PT2M")
                        && failed.operator().equals(">="));
    }

    @Test
    void theNearestValueIsSuggestedOnceItWasTried() {
        String rule = TestRuleBooks.rule("r", "WorkerTurn( $worker : worker, turn == Turn.IDLE )", IDLE);
        WhyNotAnswer answer = ask(snapshot(new WorkerTurn("anna", Turn.ACTIVE, "hook", Duration.ZERO)), "", rule);
        assertThat(only(answer).candidates().get(0).failed())
                .containsExactly(new FailedConstraint("turn == Turn.IDLE", "turn", "ACTIVE", "==", "IDLE"));
        assertThat(answer.remedy().change())
                .hasValueSatisfying(change -> assertThat(change.component()).isEqualTo("turn"));
    }

    @Test
    void whatIsMissingAltogetherIsSuggested() {
        String rule = TestRuleBooks.rule("r", "Worker( $worker : id )\n  exists Task()", IDLE);
        WhyNotAnswer answer = ask(snapshot(ANNA), "", rule);
        assertThat(only(answer).type()).isEqualTo("Task");
        assertThat(only(answer).candidates()).isEmpty();
        assertThat(answer.remedy().change().orElseThrow().after().orElseThrow()).isInstanceOf(Task.class);
    }

    @Test
    void whatMustNotBeThereIsNamedAndTakenAway() {
        String rule = TestRuleBooks.rule("r", "Worker( $worker : id )\n  not Hold( worker == $worker )", IDLE);
        Hold hold = new Hold("anna", "ada", "lunch", Duration.ZERO);
        WhyNotAnswer answer = ask(snapshot(ANNA, hold), "", rule);
        assertThat(only(answer).kind()).isEqualTo(Kind.BLOCKED);
        assertThat(only(answer).candidates().get(0).fact().orElseThrow().fact()).isEqualTo(hold);
        assertThat(answer.remedy())
                .isEqualTo(new CounterfactualResult(Optional.of(FactChange.remove(hold)), Proof.WORKS, 1, 1));
    }

    private static final String HELD =
            "Restarted( $worker : worker, $episode : episode ) and Hold( worker == $worker, reason == $episode )";

    private static Hold hold(String worker, String reason) {
        return new Hold(worker, "ada", reason, Duration.ZERO);
    }

    @Test
    void ofSeveralPatternsThatExistTogetherTheOneThatFailsIsNamed() {
        String rule =
                TestRuleBooks.rule("r", "exists( " + HELD + " )\n  Worker( $id : id )", IDLE.replace("worker", "id"));
        WhyNotAnswer answer = ask(snapshot(ANNA, restarted("e", 2), hold("anna", "lunch")), "", rule);
        UnmetCondition obstacle = only(answer);
        assertThat(obstacle.type()).isEqualTo("Hold");
        assertThat(obstacle.condition().text()).startsWith("Hold(");
        assertThat(obstacle.candidates().get(0).failed())
                .containsExactly(new FailedConstraint("reason == $episode", "reason", "lunch", "==", "e"));
        assertThat(answer.remedy().change().orElseThrow().after()).contains(hold("anna", "e"));
    }

    @Test
    void ofSeveralPatternsThatMustNotBeThereTogetherEachIsNamedAndOneIsEnoughToChange() {
        String rule =
                TestRuleBooks.rule("r", "not( " + HELD + " )\n  Worker( $id : id )", IDLE.replace("worker", "id"));
        WhyNotAnswer answer = ask(snapshot(ANNA, restarted("lunch", 2), hold("anna", "lunch")), "", rule);
        UnmetCondition obstacle = only(answer);
        assertThat(obstacle.kind()).isEqualTo(Kind.BLOCKED);
        assertThat(obstacle.candidates())
                .extracting(candidate -> candidate.fact().orElseThrow().fact())
                .containsExactly(restarted("lunch", 2), hold("anna", "lunch"));
        assertThat(answer.remedy().change()).isPresent();
    }

    @Test
    void anAbsenceInsideAnExistenceIsExplained() {
        String rule = TestRuleBooks.rule(
                "r",
                "exists( Restarted( $worker : worker ) and not Hold( worker == $worker ) )\n  Pause( $by : author )",
                "" + IDLE.replace("worker", "by"));
        WhyNotAnswer answer =
                ask(snapshot(new Pause("ada", "lunch", Duration.ZERO), restarted("e", 2), hold("anna", "x")), "", rule);
        assertThat(only(answer).kind()).isEqualTo(Kind.BLOCKED);
        assertThat(answer.remedy().change()).contains(FactChange.remove(hold("anna", "x")));
    }

    @Test
    void aTotalIsComparedWithTheOneWanted() {
        String rule = TestRuleBooks.rule(
                "r",
                "Worker( $worker : id )\n  accumulate( Restarted( worker == $worker ); $count : count(); $count >= 2 )",
                IDLE);
        WhyNotAnswer answer = ask(snapshot(ANNA, restarted("e", 1)), "", rule);
        assertThat(only(answer).kind()).isEqualTo(Kind.TOTALLED);
        FailedConstraint failed = only(answer).candidates().get(0).failed().get(0);
        assertThat(failed.actual()).isEqualTo("1");
        assertThat(failed.wanted()).isEqualTo("2");
        assertThat(answer.remedy().change().orElseThrow().kind()).isEqualTo(FactChange.Kind.ADD);
    }

    @Test
    void aDerivedFactIsFollowedToWhatWasSensed() {
        String first = TestRuleBooks.rule("r", "AbleWorker( $worker : worker )", IDLE);
        String second = TestRuleBooks.rule("able", "WorkerTurn( $worker : worker, turn == Turn.IDLE )", ABLE);
        WhyNotAnswer answer = ask(
                snapshot(new WorkerTurn("anna", Turn.AWAITING_INPUT, "hook", Duration.ZERO)), "anna", first, second);
        UpstreamRule lead = only(answer).leads().get(0);
        assertThat(lead.rule()).isEqualTo("able");
        assertThat(lead.obstacles().get(0).candidates().get(0).failed().get(0).actual())
                .isEqualTo("AWAITING_INPUT");
        assertThat(answer.remedy().change().orElseThrow().component()).isEqualTo("turn");
    }

    @Test
    void aDerivedFactInTheWayIsTracedToItsGround() {
        String first = TestRuleBooks.rule("r", "Worker( $worker : id )\n  not AbleWorker( worker == $worker )", IDLE);
        String second = TestRuleBooks.rule("able", "WorkerTurn( $worker : worker, turn == Turn.IDLE )", ABLE);
        WorkerTurn turn = new WorkerTurn("anna", Turn.IDLE, "hook", Duration.ZERO);
        WhyNotAnswer answer = ask(snapshot(ANNA, turn), "", first, second);
        assertThat(only(answer)
                        .candidates()
                        .get(0)
                        .fact()
                        .orElseThrow()
                        .because()
                        .get(0)
                        .rule())
                .isEqualTo("able");
        WorkerTurn other = new WorkerTurn("anna", Turn.ACTIVE, "hook", Duration.ZERO);
        assertThat(answer.remedy().change()).contains(FactChange.set(turn, other, "turn"));
        assertThat(answer.remedy().proof()).isEqualTo(Proof.SMALLEST);
    }

    @Test
    void aRingOfRulesIsCut() {
        String first = TestRuleBooks.rule("r", "AbleWorker( $worker : worker )", IDLE);
        String second = TestRuleBooks.rule("able", "Idle( $worker : worker )", ABLE);
        WhyNotAnswer answer = ask(snapshot(ANNA), "anna", first, second);
        UpstreamRule again =
                only(answer).leads().get(0).obstacles().get(0).leads().get(0);
        assertThat(again.note()).contains("already");
        assertThat(answer.remedy().change()).isEmpty();
    }

    @Test
    void whenNoSingleChangeIsEnoughNoneIsSuggested() {
        String rule = TestRuleBooks.rule("r", "Worker( $worker : id )\n  Pause()\n  Hold( worker == $worker )", IDLE);
        WhyNotAnswer answer = ask(snapshot(ANNA), "", rule);
        assertThat(answer.nearest().get(0)).hasSize(2);
        assertThat(answer.remedy().change()).isEmpty();
        assertThat(answer.remedy().tried()).isPositive();
    }

    @Test
    void ofTwoTimesTheOneThatHasToMoveLessIsSuggested() {
        String rule = TestRuleBooks.rule("r", "Restarted( $worker : worker, ago >= Duration.ofMinutes( 30 ) )", IDLE);
        WhyNotAnswer answer =
                ask(snapshot(restarted("e", 2), new Restarted("bert", "e", 1, Duration.ofMinutes(29))), "", rule);
        assertThat(answer.remedy().change().orElseThrow().after())
                .contains(new Restarted("bert", "e", 1, Duration.ofMinutes(30)));
        assertThat(answer.remedy().change().orElseThrow().size().distance()).isEqualTo(60);
    }

    @Test
    void whatRulesWantAbsentMayTakeAwayWhatIsInTheWay() {
        String first = TestRuleBooks.rule("r", "Worker( $worker : id )\n  not AbleWorker( worker == $worker )", IDLE);
        String second = TestRuleBooks.rule("able", "Worker( $worker : id )\n  not Hold( worker == $worker )", ABLE);
        WhyNotAnswer answer = ask(snapshot(ANNA), "anna", first, second);
        assertThat(answer.remedy().change().orElseThrow().after().orElseThrow()).isInstanceOf(Hold.class);
    }

    @Test
    void whenNothingSuggestsAChangeThatIsSaid() {
        WhyNotAnswer answer = ask(
                snapshot(ANNA),
                "",
                TestRuleBooks.rule("r", "AbleWorker( $worker : worker )", IDLE),
                TestRuleBooks.rule("s", "Idle( $worker : worker )", ABLE));
        assertThat(answer.remedy().proof()).isEqualTo(Proof.UNTOLD);
    }

    @Test
    void aRuleMayFireForOneWorkerAndNotForAnother() {
        String rule = TestRuleBooks.rule("r", "Worker( $worker : id )\n  not Hold( worker == $worker )", IDLE);
        Snapshot two = snapshot(
                ANNA, new Worker("bert", "command", List.of()), new Hold("bert", "ada", "lunch", Duration.ZERO));
        assertThat(ask(two, "anna", rule).verdict()).isEqualTo(AnswerKind.FIRES);
        assertThat(ask(two, "bert", rule).verdict()).isEqualTo(AnswerKind.SILENT);
    }

    @Test
    void aRuleWhoseDecisionIsRefusedSaysByWhom() {
        String rule = TestRuleBooks.rule(
                "r", "Worker( $worker : id )", "insertLogical( new AlertHuman( \"x\", $worker, \"y\" ) );");
        String veto = TestRuleBooks.rule(
                "stop", "EmergencyStop()\n  $action : Action()", "insertLogical( new Vetoed( $action ) );");
        WhyNotAnswer answer = ask(snapshot(ANNA, new EmergencyStop("ada", "fire", Duration.ZERO)), "", rule, veto);
        assertThat(answer.verdict()).isEqualTo(AnswerKind.REFUSED);
        assertThat(answer.refused().get(0).vetoes().get(0).rule()).isEqualTo("stop");
    }

    @Test
    void aRuleIsFoundByAPartOfItsNameAndAMisspeltOneIsGuessed() throws UnresolvedRuleName {
        RuleFiles files = TestRuleBooks.files(
                TestRuleBooks.rule("a stuck worker is nudged", "Worker( $worker : id )", IDLE),
                TestRuleBooks.rule("a slow worker is asked", "Worker( $worker : id )", IDLE));
        WhyNot whyNot = new WhyNot(TestRuleBooks.book(files), files);
        assertThat(whyNot.named("Stuck")).isEqualTo("a stuck worker is nudged");
        assertThatThrownBy(() -> whyNot.named("worker")).hasMessageContaining("2 rules");
        assertThatThrownBy(() -> whyNot.named("a stukc worker")).hasMessageContaining("a stuck worker is nudged");
    }
}
