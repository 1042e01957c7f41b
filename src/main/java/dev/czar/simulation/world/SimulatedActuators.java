package dev.czar.simulation.world;

import dev.czar.decision.Action;
import dev.czar.decision.AssignmentAction.PrepareTask;
import dev.czar.decision.Message;
import dev.czar.decision.OmnibusAction;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.ProjectAction.FinishProject;
import dev.czar.decision.ReviewAction;
import dev.czar.decision.SessionAction;
import dev.czar.decision.SessionAction.AnswerPermission;
import dev.czar.fact.Memory.Alerted;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.TaskAssignment.Reservation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Carries out actions as the product's actuators do: each takes its time, has its effect in the middle of it and its outcome at its end. What
 * was begun before a kill and had its effect is not done again.
 */
public final class SimulatedActuators {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final double SPREAD = 0.5;

    private final SimulatedWorld world;
    private final SimulatedDelivery delivery;
    private final SimulatedSessions sessions;
    private final SimulatedChecks checks;
    private final SimulatedOmnibus omnibus;
    private final Map<String, Outcome> effects = new HashMap<>();

    public SimulatedActuators(SimulatedWorld world) {
        this.world = world;
        this.delivery = new SimulatedDelivery(world);
        this.sessions = new SimulatedSessions(world);
        this.checks = new SimulatedChecks(world);
        this.omnibus = new SimulatedOmnibus(world);
    }

    /** {@code running} turns false when Czar is killed; the outcome goes to {@code sink} unless it is. */
    public void begin(Action action, BooleanSupplier running, Consumer<Outcome> sink) {
        Duration half = duration(action).dividedBy(2);
        world.calendar().after(half, () -> {
            if (running.getAsBoolean()) {
                Outcome outcome = effects.containsKey(action.key()) ? effects.get(action.key()) : effect(action);
                world.calendar().after(half, () -> {
                    if (running.getAsBoolean()) {
                        sink.accept(now(outcome));
                    }
                });
            }
        });
    }

    private Outcome effect(Action action) {
        Outcome outcome = apply(action);
        if (outcome.status() == OutcomeStatus.DONE) {
            effects.put(action.key(), outcome);
        }
        return outcome;
    }

    /** Notified now, of what happened a while ago. */
    private Outcome now(Outcome outcome) {
        return new Outcome(outcome.decision(), outcome.status(), outcome.detail(), world.now(), outcome.observations());
    }

    private Outcome apply(Action action) {
        if (action instanceof Message message) {
            return delivery.apply(message);
        }
        if (action instanceof AnswerPermission answer) {
            return answered(answer);
        }
        if (action instanceof SessionAction session) {
            return sessions.apply(session);
        }
        if (action instanceof ReviewAction review) {
            return checks.apply(review);
        }
        if (action instanceof OmnibusAction build) {
            return omnibus.apply(build);
        }
        if (action instanceof PrepareTask prepare) {
            return Outcome.done(
                    action,
                    world.now(),
                    "laid ready",
                    new Reservation(prepare.task(), prepare.worker(), Duration.ZERO));
        }
        if (action instanceof AlertHuman alert) {
            world.human().told(alert);
            return Outcome.done(
                    action, world.now(), "notified", new Alerted(alert.about(), alert.episode(), Duration.ZERO));
        }
        if (action instanceof FinishProject finish) {
            world.finish();
            return Outcome.done(
                    action, world.now(), "finished", new Project(finish.project(), "main", ProjectState.FINISHED));
        }
        return Outcome.done(action, world.now(), "of no effect in a simulation");
    }

    /** Allowed or not, the worker goes on: with it, or without. */
    private Outcome answered(AnswerPermission answer) {
        WorkerLife life = world.life(answer.worker());
        if (life.worker()
                .permission
                .filter(asked -> asked.id().equals(answer.request()))
                .isPresent()) {
            life.questions().closeDialog();
        }
        return Outcome.done(answer, world.now(), answer.verdict().name());
    }

    private Duration duration(Action action) {
        RandomDraws draws = RandomDraws.of(world.seed(), "duration", action.key());
        return switch (action.kind()) {
            case RUN_CHECKS, REVIEW_PULL_REQUEST, BUILD_OMNIBUS ->
                draws.around(world.parameters().durations().get(action.kind()), SPREAD);
            case START_WORKER, RESTART_WORKER -> Duration.ofSeconds(4);
            case INJECT_TASK, RETURN_WORK, TELL, NUDGE -> Duration.ofSeconds(4);
            case OPEN_PULL_REQUEST, LAND_OMNIBUS -> Duration.ofSeconds(4);
            default -> MOMENT.multipliedBy(2);
        };
    }
}
