package dev.czar.rule.book.decide;

import static dev.czar.rule.book.Scene.gone;
import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.minutes;
import static dev.czar.rule.book.Scene.seconds;
import static dev.czar.rule.book.Scene.worker;

import dev.czar.decision.AlertHuman;
import dev.czar.decision.StartWorker;
import dev.czar.fact.ActionFailed;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Hold;
import dev.czar.fact.Restarted;
import dev.czar.fact.Started;
import dev.czar.rule.book.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static ActionFailed failed(ActionKind kind, String decision, Duration ago) {
        return new ActionFailed(kind, "lane", decision, "boom", ago);
    }

    @Test
    void aConfiguredWorkerThatWasNeverStartedIsStarted() {
        Scene.of(worker("w1"), worker("w2")).decides(new StartWorker("w1"), new StartWorker("w2"));
        Scene.of(worker("w1"), gone("w1", hours(1))).decides(new StartWorker("w1"));
    }

    @Test
    void aStartedOrRestartedWorkerIsNotStartedAgain() {
        Scene.of(worker("w1"), new Started("w1", minutes(0))).decides();
        Scene.of(worker("w1"), new Restarted("w1", "e", 1, minutes(0))).decides();
    }

    @Test
    void aFailedStartIsTriedAgainAfterThePauseAndThenNotAnyMore() {
        Scene once = Scene.of(worker("w1")).with(failed(ActionKind.START_WORKER, "START_WORKER/w1/1", minutes(1)));
        once.decides(new StartWorker("w1", 2));
        Scene.of(worker("w1"))
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
        Scene.of(worker("w1"), new Hold("w1", "ann", "mine", minutes(1)))
                .vetoes(new StartWorker("w1"))
                .decides();
    }
}
