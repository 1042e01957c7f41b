package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.silent;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;
import static dev.czar.rule.book.ScenarioBoard.worker;

import dev.czar.fact.Health.Crashed;
import dev.czar.fact.Health.Stuck;
import dev.czar.fact.Health.Unknown;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class UnknownRulesTest {

    @Test
    void aWorkerNobodySawIsUnknownAndNotCrashed() {
        ScenarioBoard.of(worker("w1")).derives(new Unknown("w1")).derivesNo(Crashed.class);
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
        ScenarioBoard scene = idle("w1")
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
