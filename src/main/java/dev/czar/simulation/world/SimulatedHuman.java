package dev.czar.simulation.world;

import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Order.Instruction;
import dev.czar.fact.Order.Restart;
import dev.czar.fact.WorkerState.Turn;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A human who is told, comes after a while, and does what the alert asks for. */
final class SimulatedHuman {

    private static final Duration COMES_AFTER = Duration.ofMinutes(30);
    private static final Duration ORDER_LASTS = Duration.ofHours(1);

    private final SimulatedWorld world;
    private Consumer<Observation> orders = order -> {};
    private int alerts;
    private int answers;

    SimulatedHuman(SimulatedWorld world) {
        this.world = world;
    }

    /** Where this one's orders go. */
    void ordersTo(Consumer<Observation> sink) {
        orders = sink;
    }

    int alerts() {
        return alerts;
    }

    void told(AlertHuman alert) {
        alerts++;
        Duration delay = RandomDraws.of(world.seed(), "human", alert.key()).about(COMES_AFTER);
        world.calendar().after(delay, () -> help(alert));
    }

    private void help(AlertHuman alert) {
        Optional<WorkerLife> about = world.lives().stream()
                .filter(life -> concerns(alert, life.worker()))
                .findFirst();
        about.ifPresent(life -> help(alert, life));
    }

    private boolean concerns(AlertHuman alert, SimulatedWorker worker) {
        return alert.about().equals(worker.id())
                || world.claimant(alert.about()).filter(worker.id()::equals).isPresent()
                || alert.about().contains("/" + worker.id() + "/")
                || alert.about().startsWith("INJECT_TASK/")
                        && world.claimant(alert.about().split("/")[1])
                                .filter(worker.id()::equals)
                                .isPresent();
    }

    private void help(AlertHuman alert, WorkerLife life) {
        SimulatedWorker worker = life.worker();
        if (!worker.alive) {
            order(new Restart(worker.id(), "operator", "look again", Duration.ZERO, ORDER_LASTS));
        } else if (worker.turn == Turn.AWAITING_INPUT) {
            life.closeDialog();
        } else if (worker.question.isPresent()) {
            answers++;
            order(new Instruction(
                    worker.id(), "answer" + answers, "yes", true, "operator", "", Duration.ZERO, Duration.ZERO));
        } else if (worker.shortage.isEmpty()) {
            tendTo(alert, life);
        }
    }

    /** The worker is alive and free to go on, and does not. */
    private void tendTo(AlertHuman alert, WorkerLife life) {
        SimulatedWorker worker = life.worker();
        Optional<String> task = world.tasks().stream()
                .map(SimulatedTask::id)
                .filter(id -> world.claimant(id).filter(worker.id()::equals).isPresent())
                .filter(id -> !world.isIntegrated(id))
                .findFirst();
        if (!worker.clean) {
            worker.clean = true;
            world.sensors().woken(SimulatedSensors.SensorName.REPOSITORY);
        }
        if (task.isEmpty() || worker.moving) {
            return;
        }
        if (life.remembers()) {
            life.goOn();
        } else if (worker.claims.containsKey(task.get()) && alert.about().equals(task.get())) {
            life.receiveReturned(task.get());
        } else if (!worker.told.contains(task.get())) {
            order(new Restart(worker.id(), "operator", "begin again", Duration.ZERO, ORDER_LASTS));
        }
    }

    private void order(Fact order) {
        orders.accept(Observation.of(order, "order", world.now()));
    }
}
