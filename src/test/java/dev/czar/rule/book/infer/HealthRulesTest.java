package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.alive;
import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.silent;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;
import static dev.czar.rule.book.ScenarioBoard.worker;

import dev.czar.fact.Health.Blocked;
import dev.czar.fact.Health.Crashed;
import dev.czar.fact.Health.Healthy;
import dev.czar.fact.Health.Limited;
import dev.czar.fact.Health.Slow;
import dev.czar.fact.Health.Starting;
import dev.czar.fact.Health.Stuck;
import dev.czar.fact.Health.Unknown;
import dev.czar.fact.Health.Waiting;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class HealthRulesTest {
    private static ScenarioBoard working() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(9)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(9)),
                        turn("w1", Turn.ACTIVE));
    }

    @Test
    void aDeadWorkerHasCrashedWithOneEpisodePerRestart() {
        working()
                .with(gone("w1", minutes(1)))
                .derives(new Crashed("w1", "crash/0"))
                .with(new Restarted("w1", "x", 1, hours(1)))
                .derives(new Crashed("w1", "crash/1"))
                .derivesNo(Healthy.class, Unknown.class, Starting.class);
    }

    @Test
    void aWorkerStartedLatelyIsStartingUntilItsTurnCanBeRead() {
        ScenarioBoard scene = ScenarioBoard.of(
                worker("w1"), alive("w1"), new Started("w1", minutes(3).minusMillis(1)));
        scene.derives(new Starting("w1")).derivesNo(Unknown.class, Healthy.class);
        scene.with(new Started("w1", minutes(3))).derives(new Unknown("w1")).derivesNo(Starting.class);
        scene.with(turn("w1", Turn.IDLE)).derives(new Healthy("w1")).derivesNo(Starting.class);
        scene.with(turn("w1", Turn.UNKNOWN)).derives(new Starting("w1"));
        scene.without(WorkerProcess.class).derives(new Starting("w1"));
        scene.with(gone("w1", minutes(1))).derives(new Crashed("w1", "crash/0")).derivesNo(Starting.class);
        scene.with(gone("w1", hours(1))).derives(new Starting("w1")).derivesNo(Crashed.class);
        scene.with(new WorkerTurn("w1", Turn.BLOCKED, "Trust?", minutes(1)))
                .derives(new Blocked("w1", "Trust?", "dialog/0"))
                .derivesNo(Starting.class);
        scene.with(new WorkerResource("w1", Resource.AUTH_LOST, minutes(0)))
                .derives(new Limited("w1", Resource.AUTH_LOST))
                .derivesNo(Starting.class);
    }

    @Test
    void aWorkerAwaitingOthersIsWaitingHoweverSilent() {
        working()
                .with(silent("w1", hours(99)), new CompletionClaim("T1", "w1", "b", "h1", hours(1)))
                .derives(new Waiting("w1", "T1"))
                .derivesNo(Healthy.class, Slow.class, Stuck.class);
    }

    @Test
    void aWorkerWaitsForTheFirstOfItsTasksOnly() {
        working()
                .with(new Claim("T0", "w1", hours(9)), new Dependency("T0", "X"), new Dependency("T1", "X"))
                .derives(new Waiting("w1", "T0"));
    }

    @Test
    void aSilentWorkerIsSlowThenStuck() {
        working()
                .with(silent("w1", hours(1)))
                .derives(new Slow("w1", "T1", "T1@3/0"))
                .derivesNo(Stuck.class, Healthy.class, Unknown.class);
        working()
                .with(silent("w1", hours(2)))
                .derives(new Stuck("w1", "T1", "T1@3/0"))
                .derivesNo(Slow.class, Healthy.class, Unknown.class);
    }

    @Test
    void aLimitedOrBlockedWorkerIsNeverStuck() {
        ScenarioBoard scene = working().with(silent("w1", hours(99)));
        scene.with(new WorkerResource("w1", Resource.RATE_LIMITED, hours(1))).derivesNo(Stuck.class, Slow.class);
        scene.with(new WorkerTurn("w1", Turn.BLOCKED, "Allow?", hours(9))).derivesNo(Stuck.class, Slow.class);
    }

    @Test
    void whileASensorFailsASilentWorkerIsNeitherSlowNorStuck() {
        ScenarioBoard failing = working().with(new SensorFailed("git", "locked", minutes(1)));
        failing.with(silent("w1", hours(1))).derives(new Unknown("w1")).derivesNo(Slow.class, Healthy.class);
        failing.with(silent("w1", hours(2))).derives(new Unknown("w1")).derivesNo(Stuck.class, Healthy.class);
        failing.derives(new Healthy("w1")).derivesNo(Unknown.class);
    }

    @Test
    void anAbleWorkerWithSignsOfLifeOrNothingToDoIsHealthy() {
        working().derives(new Healthy("w1"));
        idle("w1").with(silent("w1", hours(99))).derives(new Healthy("w1"));
    }
}
