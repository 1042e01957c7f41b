package dev.czar.simulation.world;

import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.decision.SessionAction;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.decision.SessionAction.StartWorker;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Observation;
import dev.czar.fact.Order.Restart;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sessions of workers: started, and started again in place. */
final class SimulatedSessions {

    private final SimulatedWorld world;

    SimulatedSessions(SimulatedWorld world) {
        this.world = world;
    }

    Outcome apply(SessionAction action) {
        if (!(action instanceof RestartWorker) && !(action instanceof StartWorker)) {
            return Outcome.done(action, world.now(), "of no effect in a simulation");
        }
        WorkerLife life = world.life(action.target());
        SimulatedWorker worker = life.worker();
        if (action instanceof RestartWorker restart) {
            if (worker.alive && worker.turn == Turn.ACTIVE && worker.moving && restart.cause() != ExitCause.ORDERED) {
                world.mishap("a worker at work was restarted: " + action.key());
            }
            world.count("restarts");
            life.noticed();
            world.terminalStarts();
            life.start();
            return restarted(restart, worker);
        }
        world.terminalStarts();
        life.start();
        return Outcome.done(action, world.now(), "started", new Started(worker.id(), worker.process, Duration.ZERO));
    }

    private Outcome restarted(RestartWorker restart, SimulatedWorker worker) {
        List<Observation> known = new ArrayList<>();
        Fact fact = new Restarted(
                worker.id(),
                restart.episode(),
                restart.attempt(),
                restart.cause(),
                false,
                worker.process,
                Duration.ZERO);
        known.add(Observation.of(fact, restart.key(), world.now()));
        if (restart.cause() == ExitCause.ORDERED) {
            known.add(Observation.gone(Fact.key(Restart.class, worker.id()), restart.key(), world.now()));
        }
        return new Outcome(restart.key(), OutcomeStatus.DONE, "process " + worker.process, world.now(), known);
    }
}
