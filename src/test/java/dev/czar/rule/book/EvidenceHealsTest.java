package dev.czar.rule.book;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Message.Tell;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.Fact;
import dev.czar.fact.Health.AwaitingInput;
import dev.czar.fact.Health.Healthy;
import dev.czar.fact.Health.Limited;
import dev.czar.fact.Health.Unknown;
import dev.czar.fact.InfrastructureState.Unwatched;
import dev.czar.fact.Memory.Alerted;
import dev.czar.fact.Memory.Notified;
import dev.czar.fact.Memory.Nudged;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerQuestion;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.rule.CycleResult;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a worker's screen, commits and reports say in whatever order: no state silences it, or Czar towards it, for ever. */
class EvidenceHealsTest {
    private static final String WORKER = "w1";
    private static final Duration STEP = minutes(20);
    private static final int STEPS_OF_EVIDENCE = 12;
    private static final int STEPS_OF_SILENCE = 36;

    private ScenarioBoard board;
    private boolean alerted;
    private boolean spokenTo;

    @Property(tries = 25)
    void everyStateHasANextStepAndHealsWithGoodEvidence(@ForAll Random random) {
        board = ScenarioBoard.idle(WORKER)
                .with(ScenarioBoard.task("t1"), new Claim("t1", WORKER, hours(1)))
                .with(new Delivery("t1", WORKER, 1, DeliveryStep.ACKNOWLEDGED, hours(1)));
        for (int step = 0; step < STEPS_OF_EVIDENCE; step++) {
            board = board.with(evidence(random)).after(STEP);
            carryOut();
        }
        alerted = false;
        spokenTo = false;
        for (int step = 0; step < STEPS_OF_SILENCE; step++) {
            board = board.after(STEP);
            carryOut();
        }
        assertThat(alerted || spokenTo)
                .as(
                        "in twelve hours somebody was told, or an alert stands: %s",
                        board.now().result())
                .isTrue();

        board = board.with(
                new WorkerTurn(WORKER, Turn.IDLE, "prompt", Duration.ZERO),
                new WorkerResource(WORKER, Resource.AVAILABLE, Duration.ZERO, "", Duration.ZERO, Duration.ZERO),
                new WorkerProgress(WORKER, 9, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        board.derives(new Healthy(WORKER)).derivesNo(Limited.class, AwaitingInput.class, Unknown.class);
    }

    private Fact evidence(Random random) {
        Duration age = minutes(random.nextInt(20));
        switch (random.nextInt(8)) {
            case 0:
                Resource[] resources = Resource.values();
                Duration lasts = random.nextBoolean() ? Duration.ZERO : minutes(random.nextInt(400));
                return new WorkerResource(
                        WORKER, resources[random.nextInt(resources.length)], lasts, "banner", lasts, age);
            case 1:
                Turn[] turns = Turn.values();
                return new WorkerTurn(
                        WORKER, turns[random.nextInt(turns.length)], "sign", age, random.nextBoolean(), "Which?");
            case 2:
                return new WorkerProgress(WORKER, random.nextInt(4), age, hours(30), hours(30), age);
            case 3:
                return new WorkerProgress(WORKER, random.nextInt(4), hours(30), age, age, hours(30));
            case 4:
                return random.nextBoolean()
                        ? new WorkerQuestion(WORKER, "t1", "Which?", age)
                        : new WorkerReport(WORKER, "t1", -1, "", "", "", age);
            case 5:
            case 6:
                Turn[] said = Turn.values();
                return new HookEvent(
                        WORKER,
                        "PreToolUse",
                        "s1",
                        "",
                        said[random.nextInt(said.length)],
                        random.nextBoolean(),
                        "Bash",
                        "",
                        1,
                        age,
                        age);
            default:
                return new Unwatched(hours(1), age);
        }
    }

    /** What Czar decides is done, and remembered. */
    private void carryOut() {
        CycleResult result = board.now().result();
        alerted |= result.vetoed().stream().anyMatch(vetoed -> vetoed.action() instanceof AlertHuman);
        List<Action> actions = result.decisions().stream().map(Decision::action).toList();
        for (Action action : actions) {
            if (action instanceof AlertHuman alert) {
                alerted = true;
                board = board.with(new Alerted(alert.about(), alert.episode(), Duration.ZERO));
            } else if (action instanceof Tell tell) {
                spokenTo = true;
                board = board.with(new Notified(WORKER, tell.topic(), tell.episode(), Duration.ZERO));
            } else if (action instanceof Nudge nudge) {
                spokenTo = true;
                board = board.with(new Nudged(WORKER, nudge.episode(), nudge.level(), Duration.ZERO));
            } else if (action instanceof InjectTask inject) {
                spokenTo = true;
                board = board.with(
                        new Delivery("t1", WORKER, inject.attempt(), DeliveryStep.ACKNOWLEDGED, Duration.ZERO));
            } else if (action instanceof RestartWorker restart) {
                spokenTo = true;
                board = board.with(new Restarted(WORKER, restart.episode(), restart.attempt(), Duration.ZERO));
            }
        }
    }
}
