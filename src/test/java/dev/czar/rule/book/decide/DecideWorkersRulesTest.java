package dev.czar.rule.book.decide;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.seconds;
import static dev.czar.rule.book.ScenarioBoard.worker;

import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.SessionAction.StartWorker;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Order.Hold;
import dev.czar.rule.book.ScenarioBoard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecideWorkersRulesTest {
    private static ActionFailed failed(ActionKind kind, String decision, Duration ago) {
        return new ActionFailed(kind, "lane", decision, "boom", ago);
    }

    @Test
    void aConfiguredWorkerThatWasNeverStartedIsStarted() {
        ScenarioBoard.of(worker("w1"), worker("w2")).decides(new StartWorker("w1"), new StartWorker("w2"));
        ScenarioBoard.of(worker("w1"), gone("w1", hours(1))).decides(new StartWorker("w1"));
    }

    @Test
    void aStartedOrRestartedWorkerIsNotStartedAgain() {
        ScenarioBoard.of(worker("w1"), new Started("w1", minutes(0))).decides();
        ScenarioBoard.of(worker("w1"), new Restarted("w1", "e", 1, minutes(0))).decides();
    }

    @Test
    void aFailedStartIsTriedAgainAfterThePauseAndThenNotAnyMore() {
        ScenarioBoard once =
                ScenarioBoard.of(worker("w1")).with(failed(ActionKind.START_WORKER, "START_WORKER/w1/1", minutes(1)));
        once.decides(new StartWorker("w1", 2));
        ScenarioBoard.of(worker("w1"))
                .with(failed(ActionKind.START_WORKER, "START_WORKER/w1/1", seconds(59)))
                .vetoes(new StartWorker("w1", 2))
                .decides();
        once.with(
                        failed(ActionKind.START_WORKER, "START_WORKER/w1/2", minutes(2)),
                        failed(ActionKind.START_WORKER, "START_WORKER/w1/3", minutes(3)))
                .vetoes(new StartWorker("w1", 4))
                .decides(new AlertHuman("START_WORKER/w1", "failed", "START_WORKER w1 failed 3 times: boom"));
    }

    @Test
    void aWorkerThatIsHeldIsNotStarted() {
        ScenarioBoard.of(worker("w1"), new Hold("w1", "ann", "mine", minutes(1)))
                .vetoes(new StartWorker("w1"))
                .decides();
    }
}
