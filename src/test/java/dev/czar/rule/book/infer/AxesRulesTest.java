package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.seconds;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.fact.Health.Blocked;
import dev.czar.fact.Health.Limited;
import dev.czar.fact.Memory.Alerted;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerCondition.Able;
import dev.czar.fact.WorkerCondition.Asking;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.rule.book.ScenarioBoard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AxesRulesTest {

    private static final Duration NONE = Duration.ZERO;

    private static ScenarioBoard working() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(2)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(2)));
    }

    private static WorkerReport asking(String task, Duration age) {
        return new WorkerReport("w1", task, -1, "", "", "Which one?", age);
    }

    @Test
    void aWorkerShortOfAResourceIsLimited() {
        for (Resource resource : new Resource[] {Resource.RATE_LIMITED, Resource.CONTEXT_LOW, Resource.AUTH_LOST}) {
            idle("w1")
                    .with(new WorkerResource("w1", resource, NONE))
                    .derives(new Limited("w1", resource))
                    .derivesNo(Able.class);
        }
    }

    @Test
    void aWorkerWithAllResourcesIsNotLimited() {
        idle("w1").with(new WorkerResource("w1", Resource.AVAILABLE, NONE)).derivesNo(Limited.class);
    }

    @Test
    void aDeadWorkerIsNotLimited() {
        idle("w1")
                .with(new WorkerResource("w1", Resource.RATE_LIMITED, NONE), gone("w1", minutes(1)))
                .derivesNo(Limited.class);
    }

    @Test
    void aWorkerAtADialogIsBlocked() {
        idle("w1")
                .with(new WorkerTurn("w1", Turn.BLOCKED, "Allow?", minutes(1)))
                .derives(new Blocked("w1", "Allow?", "dialog/0"))
                .derivesNo(Able.class);
    }

    @Test
    void aDialogThatCameAfterAnAlertIsANewEpisode() {
        idle("w1")
                .with(new WorkerTurn("w1", Turn.BLOCKED, "Allow?", minutes(1)))
                .with(new Alerted("w1", "dialog/0", minutes(1)))
                .derives(new Blocked("w1", "Allow?", "dialog/0"))
                .with(new Alerted("w1", "dialog/0", minutes(1).plusMillis(1)))
                .derives(new Blocked("w1", "Allow?", "dialog/1"));
    }

    @Test
    void aDeadOrLimitedWorkerIsNotBlocked() {
        ScenarioBoard scene = idle("w1").with(new WorkerTurn("w1", Turn.BLOCKED, "Allow?", minutes(1)));
        scene.with(gone("w1", minutes(1))).derivesNo(Blocked.class);
        scene.with(new WorkerResource("w1", Resource.RATE_LIMITED, NONE)).derivesNo(Blocked.class);
    }

    @Test
    void aWorkerThatAskedAndSitsAtItsPromptIsBlocked() {
        working()
                .with(asking("T1", minutes(1)))
                .derives(new Asking("w1", "Which one?", minutes(1)), new Blocked("w1", "Which one?", "question/0"))
                .with(new Alerted("w1", "question/0", seconds(30)))
                .derives(new Blocked("w1", "Which one?", "question/0"))
                .with(new Alerted("w1", "older", minutes(2)))
                .derives(new Blocked("w1", "Which one?", "question/1"));
    }

    @Test
    void aWorkerThatAskedAndWorksOnIsNotBlocked() {
        working()
                .with(asking("T1", minutes(1)), turn("w1", Turn.ACTIVE))
                .derives(new Able("w1"))
                .derivesNo(Blocked.class);
    }

    @Test
    void aQuestionIsOverWhenTheWorkerCommits() {
        ScenarioBoard scene = working().with(asking("T1", minutes(10)));
        scene.with(new WorkerProgress("w1", 4, minutes(1), minutes(10), minutes(10)))
                .derives(new Asking("w1", "Which one?", minutes(10)));
        scene.with(new WorkerProgress("w1", 4, minutes(1), minutes(10).minusMillis(1), minutes(10)))
                .derivesNo(Asking.class);
    }

    @Test
    void aQuestionAboutAnotherTaskDoesNotBlock() {
        working().with(asking("T9", minutes(1))).derivesNo(Asking.class, Blocked.class);
    }

    @Test
    void aQuestionIsOverWhenCompletionIsClaimed() {
        working()
                .with(asking("T1", minutes(1)), new CompletionClaim("T1", "w1", "b", "h", minutes(1)))
                .derivesNo(Asking.class);
    }

    @Test
    void aDialogGoesBeforeAQuestion() {
        working()
                .with(asking("T1", minutes(1)), new WorkerTurn("w1", Turn.BLOCKED, "Allow?", minutes(1)))
                .derives(new Blocked("w1", "Allow?", "dialog/0"));
    }

    @Test
    void aLimitedWorkerWithAQuestionIsNotBlocked() {
        working()
                .with(asking("T1", minutes(1)), new WorkerResource("w1", Resource.RATE_LIMITED, NONE))
                .derivesNo(Blocked.class);
    }

    @Test
    void aWorkerAtWorkOrAtItsPromptIsAble() {
        idle("w1").derives(new Able("w1"));
        idle("w1").with(turn("w1", Turn.ACTIVE)).derives(new Able("w1"));
    }

    @Test
    void aWorkerWhoseTurnIsNotReadableIsNotAble() {
        idle("w1").with(turn("w1", Turn.UNKNOWN)).derivesNo(Able.class);
        idle("w1").without(WorkerTurn.class).derivesNo(Able.class);
    }
}
