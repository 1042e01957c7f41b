package dev.czar.rule.book.infer;

import static dev.czar.rule.book.Scene.gone;
import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.idle;
import static dev.czar.rule.book.Scene.minutes;
import static dev.czar.rule.book.Scene.silent;
import static dev.czar.rule.book.Scene.task;
import static dev.czar.rule.book.Scene.turn;
import static dev.czar.rule.book.Scene.worker;

import dev.czar.fact.Claim;
import dev.czar.fact.Crashed;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import dev.czar.fact.Resource;
import dev.czar.fact.SensorFailed;
import dev.czar.fact.Sign;
import dev.czar.fact.Started;
import dev.czar.fact.Stuck;
import dev.czar.fact.Turn;
import dev.czar.fact.Unknown;
import dev.czar.fact.WorkerProcess;
import dev.czar.fact.WorkerResource;
import dev.czar.rule.book.Scene;
import org.junit.jupiter.api.Test;

class UnknownTest {

    @Test
    void aWorkerNobodySawIsUnknownAndNotCrashed() {
        Scene.of(worker("w1")).derives(new Unknown("w1")).derivesNo(Crashed.class);
    }

    @Test
    void signsThatDisagreeAreUnknown() {
        idle("w1")
                .with(new WorkerProcess("w1", Sign.PRESENT, Sign.GONE, 9, minutes(1)))
                .derives(new Unknown("w1"));
    }

    @Test
    void aTurnThatCannotBeReadIsUnknown() {
        idle("w1").with(turn("w1", Turn.UNKNOWN)).derives(new Unknown("w1")).decides();
    }

    @Test
    void aWorkerOfWhichEnoughIsSeenIsNotUnknown() {
        idle("w1").derivesNo(Unknown.class);
        idle("w1").with(gone("w1", minutes(1))).derivesNo(Unknown.class);
        idle("w1").with(new Started("w1", minutes(1)), turn("w1", Turn.UNKNOWN)).derivesNo(Unknown.class);
        idle("w1").with(turn("w1", Turn.BLOCKED)).derivesNo(Unknown.class);
        idle("w1")
                .with(new WorkerResource("w1", Resource.RATE_LIMITED, hours(1)))
                .derivesNo(Unknown.class);
    }

    @Test
    void aSilentWorkerIsUnknownOnlyWhileASensorFails() {
        Scene scene = idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(9)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(9)),
                        silent("w1", hours(3)));
        scene.derivesNo(Unknown.class);
        scene.with(new SensorFailed("tmux", "gone", minutes(1)))
                .derives(new Unknown("w1"))
                .derivesNo(Stuck.class);
    }
}
