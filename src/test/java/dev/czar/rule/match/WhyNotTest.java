package dev.czar.rule.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.fact.EmergencyStop;
import dev.czar.fact.Fact;
import dev.czar.fact.Hold;
import dev.czar.fact.Known;
import dev.czar.fact.Pause;
import dev.czar.fact.Restarted;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Task;
import dev.czar.fact.Turn;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerTurn;
import dev.czar.rule.Books;
import dev.czar.rule.Cycle;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.match.Answer.Verdict;
import dev.czar.rule.match.Obstacle.Kind;
import dev.czar.rule.match.Remedy.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhyNotTest {

    private static final String IDLE = "insertLogical( new Idle( $worker ) );";
    private static final String ABLE = "insertLogical( new Able( $worker ) );";
    private static final Worker ANNA = new Worker("anna", "command", List.of());

    private static Snapshot snapshot(Fact... facts) {
        return new Snapshot(
                Instant.EPOCH,
                Stream.of(facts)
                        .map(fact -> new Known(fact, "git", Duration.ofSeconds(3)))
                        .toList());
    }

    private static Restarted restarted(String episode, int minutes) {
        return new Restarted("anna", episode, 1, Duration.ofMinutes(minutes));
    }

    /** Asks about the first of the rules, and sees that the change suggested, if any, makes it fire. */
    private static Answer ask(Snapshot snapshot, String about, String... rules) {
        RuleFiles files = Books.files(rules);
        RuleBook book = Books.book(files);
        String first = rules[0].substring(6, rules[0].indexOf('"', 6));
        Answer answer = new WhyNot(book, files).of(snapshot, first, about);
        answer.remedy().change().ifPresent(change -> assertThat(
                        Cycle.run(change.applied(snapshot), book).trace())
                .anyMatch(firing -> firing.rule().equals(first)));
        return answer;
    }

    private static Obstacle only(Answer answer) {
        assertThat(answer.verdict()).isEqualTo(Verdict.SILENT);
        assertThat(answer.nearest().get(0)).hasSize(1);
        return answer.nearest().get(0).get(0);
    }

    @Test
    void theConstraintThatFailsIsNamedWithItsValueAndTheOneWanted() {
        String rule = Books.rule(
                "r", "Worker( $worker : id )\n  Restarted( worker == $worker, ago >= Duration.ofMinutes( 5 ) )", IDLE);
        Answer answer = ask(snapshot(ANNA, restarted("e", 2)), "", rule);
        Obstacle obstacle = only(answer);
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
        String rule = Books.rule("r", "WorkerTurn( $worker : worker, turn == Turn.IDLE )", IDLE);
        Answer answer = ask(snapshot(new WorkerTurn("anna", Turn.ACTIVE, "hook", Duration.ZERO)), "", rule);
        assertThat(only(answer).candidates().get(0).failed())
                .containsExactly(new Failed("turn == Turn.IDLE", "turn", "ACTIVE", "==", "IDLE"));
        assertThat(answer.remedy().change())
                .hasValueSatisfying(change -> assertThat(change.component()).isEqualTo("turn"));
    }

    @Test
    void whatIsMissingAltogetherIsSuggested() {
        String rule = Books.rule("r", "Worker( $worker : id )\n  exists Task()", IDLE);
        Answer answer = ask(snapshot(ANNA), "", rule);
        assertThat(only(answer).type()).isEqualTo("Task");
        assertThat(only(answer).candidates()).isEmpty();
        assertThat(answer.remedy().change().orElseThrow().after().orElseThrow()).isInstanceOf(Task.class);
    }

    @Test
    void whatMustNotBeThereIsNamedAndTakenAway() {
        String rule = Books.rule("r", "Worker( $worker : id )\n  not Hold( worker == $worker )", IDLE);
        Hold hold = new Hold("anna", "ada", "lunch", Duration.ZERO);
        Answer answer = ask(snapshot(ANNA, hold), "", rule);
        assertThat(only(answer).kind()).isEqualTo(Kind.BLOCKED);
        assertThat(only(answer).candidates().get(0).fact().orElseThrow().fact()).isEqualTo(hold);
        assertThat(answer.remedy()).isEqualTo(new Remedy(Optional.of(Change.remove(hold)), Proof.WORKS, 1, 1));
    }

    private static final String HELD =
            "Restarted( $worker : worker, $episode : episode ) and Hold( worker == $worker, reason == $episode )";

    private static Hold hold(String worker, String reason) {
        return new Hold(worker, "ada", reason, Duration.ZERO);
    }

    @Test
    void ofSeveralPatternsThatExistTogetherTheOneThatFailsIsNamed() {
        String rule = Books.rule("r", "exists( " + HELD + " )\n  Worker( $id : id )", IDLE.replace("worker", "id"));
        Answer answer = ask(snapshot(ANNA, restarted("e", 2), hold("anna", "lunch")), "", rule);
        Obstacle obstacle = only(answer);
        assertThat(obstacle.type()).isEqualTo("Hold");
        assertThat(obstacle.condition().text()).startsWith("Hold(");
        assertThat(obstacle.candidates().get(0).failed())
                .containsExactly(new Failed("reason == $episode", "reason", "lunch", "==", "e"));
        assertThat(answer.remedy().change().orElseThrow().after()).contains(hold("anna", "e"));
    }

    @Test
    void ofSeveralPatternsThatMustNotBeThereTogetherEachIsNamedAndOneIsEnoughToChange() {
        String rule = Books.rule("r", "not( " + HELD + " )\n  Worker( $id : id )", IDLE.replace("worker", "id"));
        Answer answer = ask(snapshot(ANNA, restarted("lunch", 2), hold("anna", "lunch")), "", rule);
        Obstacle obstacle = only(answer);
        assertThat(obstacle.kind()).isEqualTo(Kind.BLOCKED);
        assertThat(obstacle.candidates())
                .extracting(candidate -> candidate.fact().orElseThrow().fact())
                .containsExactly(restarted("lunch", 2), hold("anna", "lunch"));
        assertThat(answer.remedy().change()).isPresent();
    }

    @Test
    void anAbsenceInsideAnExistenceIsExplained() {
        String rule = Books.rule(
                "r",
                "exists( Restarted( $worker : worker ) and not Hold( worker == $worker ) )\n  Pause( $by : author )",
                "" + IDLE.replace("worker", "by"));
        Answer answer =
                ask(snapshot(new Pause("ada", "lunch", Duration.ZERO), restarted("e", 2), hold("anna", "x")), "", rule);
        assertThat(only(answer).kind()).isEqualTo(Kind.BLOCKED);
        assertThat(answer.remedy().change()).contains(Change.remove(hold("anna", "x")));
    }

    @Test
    void aTotalIsComparedWithTheOneWanted() {
        String rule = Books.rule(
                "r",
                "Worker( $worker : id )\n  accumulate( Restarted( worker == $worker ); $count : count(); $count >= 2 )",
                IDLE);
        Answer answer = ask(snapshot(ANNA, restarted("e", 1)), "", rule);
        assertThat(only(answer).kind()).isEqualTo(Kind.TOTALLED);
        Failed failed = only(answer).candidates().get(0).failed().get(0);
        assertThat(failed.actual()).isEqualTo("1");
        assertThat(failed.wanted()).isEqualTo("2");
        assertThat(answer.remedy().change().orElseThrow().kind()).isEqualTo(Change.Kind.ADD);
    }

    @Test
    void aDerivedFactIsFollowedToWhatWasSensed() {
        String first = Books.rule("r", "Able( $worker : worker )", IDLE);
        String second = Books.rule("able", "WorkerTurn( $worker : worker, turn == Turn.IDLE )", ABLE);
        Answer answer =
                ask(snapshot(new WorkerTurn("anna", Turn.BLOCKED, "hook", Duration.ZERO)), "anna", first, second);
        Lead lead = only(answer).leads().get(0);
        assertThat(lead.rule()).isEqualTo("able");
        assertThat(lead.obstacles().get(0).candidates().get(0).failed().get(0).actual())
                .isEqualTo("BLOCKED");
        assertThat(answer.remedy().change().orElseThrow().component()).isEqualTo("turn");
    }

    @Test
    void aDerivedFactInTheWayIsTracedToItsGround() {
        String first = Books.rule("r", "Worker( $worker : id )\n  not Able( worker == $worker )", IDLE);
        String second = Books.rule("able", "WorkerTurn( $worker : worker, turn == Turn.IDLE )", ABLE);
        WorkerTurn turn = new WorkerTurn("anna", Turn.IDLE, "hook", Duration.ZERO);
        Answer answer = ask(snapshot(ANNA, turn), "", first, second);
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
        assertThat(answer.remedy().change()).contains(Change.set(turn, other, "turn"));
        assertThat(answer.remedy().proof()).isEqualTo(Proof.SMALLEST);
    }

    @Test
    void aRingOfRulesIsCut() {
        String first = Books.rule("r", "Able( $worker : worker )", IDLE);
        String second = Books.rule("able", "Idle( $worker : worker )", ABLE);
        Answer answer = ask(snapshot(ANNA), "anna", first, second);
        Lead again = only(answer).leads().get(0).obstacles().get(0).leads().get(0);
        assertThat(again.note()).contains("already");
        assertThat(answer.remedy().change()).isEmpty();
    }

    @Test
    void whenNoSingleChangeIsEnoughNoneIsSuggested() {
        String rule = Books.rule("r", "Worker( $worker : id )\n  Pause()\n  Hold( worker == $worker )", IDLE);
        Answer answer = ask(snapshot(ANNA), "", rule);
        assertThat(answer.nearest().get(0)).hasSize(2);
        assertThat(answer.remedy().change()).isEmpty();
        assertThat(answer.remedy().tried()).isPositive();
    }

    @Test
    void ofTwoTimesTheOneThatHasToMoveLessIsSuggested() {
        String rule = Books.rule("r", "Restarted( $worker : worker, ago >= Duration.ofMinutes( 30 ) )", IDLE);
        Answer answer =
                ask(snapshot(restarted("e", 2), new Restarted("bert", "e", 1, Duration.ofMinutes(29))), "", rule);
        assertThat(answer.remedy().change().orElseThrow().after())
                .contains(new Restarted("bert", "e", 1, Duration.ofMinutes(30)));
        assertThat(answer.remedy().change().orElseThrow().size().distance()).isEqualTo(60);
    }

    @Test
    void whatRulesWantAbsentMayTakeAwayWhatIsInTheWay() {
        String first = Books.rule("r", "Worker( $worker : id )\n  not Able( worker == $worker )", IDLE);
        String second = Books.rule("able", "Worker( $worker : id )\n  not Hold( worker == $worker )", ABLE);
        Answer answer = ask(snapshot(ANNA), "anna", first, second);
        assertThat(answer.remedy().change().orElseThrow().after().orElseThrow()).isInstanceOf(Hold.class);
    }

    @Test
    void whenNothingSuggestsAChangeThatIsSaid() {
        Answer answer = ask(
                snapshot(ANNA),
                "",
                Books.rule("r", "Able( $worker : worker )", IDLE),
                Books.rule("s", "Idle( $worker : worker )", ABLE));
        assertThat(answer.remedy().proof()).isEqualTo(Proof.UNTOLD);
    }

    @Test
    void aRuleMayFireForOneWorkerAndNotForAnother() {
        String rule = Books.rule("r", "Worker( $worker : id )\n  not Hold( worker == $worker )", IDLE);
        Snapshot two = snapshot(
                ANNA, new Worker("bert", "command", List.of()), new Hold("bert", "ada", "lunch", Duration.ZERO));
        assertThat(ask(two, "anna", rule).verdict()).isEqualTo(Verdict.FIRES);
        assertThat(ask(two, "bert", rule).verdict()).isEqualTo(Verdict.SILENT);
    }

    @Test
    void aRuleWhoseDecisionIsRefusedSaysByWhom() {
        String rule =
                Books.rule("r", "Worker( $worker : id )", "insertLogical( new AlertHuman( \"x\", $worker, \"y\" ) );");
        String veto =
                Books.rule("stop", "EmergencyStop()\n  $action : Action()", "insertLogical( new Vetoed( $action ) );");
        Answer answer = ask(snapshot(ANNA, new EmergencyStop("ada", "fire", Duration.ZERO)), "", rule, veto);
        assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(answer.refused().get(0).vetoes().get(0).rule()).isEqualTo("stop");
    }

    @Test
    void aRuleIsFoundByAPartOfItsNameAndAMisspeltOneIsGuessed() throws UnclearRule {
        RuleFiles files = Books.files(
                Books.rule("a stuck worker is nudged", "Worker( $worker : id )", IDLE),
                Books.rule("a slow worker is asked", "Worker( $worker : id )", IDLE));
        WhyNot whyNot = new WhyNot(Books.book(files), files);
        assertThat(whyNot.named("Stuck")).isEqualTo("a stuck worker is nudged");
        assertThatThrownBy(() -> whyNot.named("worker")).hasMessageContaining("2 rules");
        assertThatThrownBy(() -> whyNot.named("a stukc worker")).hasMessageContaining("a stuck worker is nudged");
    }
}
