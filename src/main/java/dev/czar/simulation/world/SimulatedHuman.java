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
public final class SimulatedHuman {

    private static final Duration COMES_AFTER = Duration.ofMinutes(30);
    private static final Duration ORDER_LASTS = Duration.ofHours(1);

    /** Before the words of what he did, in the counts of a run. */
    public static final String ACT = "a human ";

    private final SimulatedWorld world;
    private Consumer<Observation> orders = order -> {};
    private int alerts;
    private int answers;
    private int visits;

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
        if (world.parameters().supervision().scripted()) {
            return;
        }
        alerts++;
        concerned(alert).ifPresent(WorkerLife::noticed);
        Duration delay = RandomDraws.of(world.seed(), "human", alert.key()).about(COMES_AFTER);
        world.calendar().after(delay, () -> help(alert));
    }

    private void help(AlertHuman alert) {
        concerned(alert).ifPresent(life -> help(alert, life));
    }

    private Optional<WorkerLife> concerned(AlertHuman alert) {
        return world.lives().stream()
                .filter(life -> concerns(alert, life.worker()))
                .findFirst();
    }

    /** Nobody calls him: he looks in from time to time. */
    void looksIn() {
        Duration between = world.parameters().supervision().visits();
        if (!between.isZero()) {
            visits++;
            world.calendar().after(RandomDraws.of(world.seed(), "visit", visits).about(between), () -> {
                world.lives().forEach(this::lookAt);
                looksIn();
            });
        }
    }

    private void lookAt(WorkerLife life) {
        SimulatedWorker worker = life.worker();
        Optional<String> task = taskOf(worker);
        boolean limited = worker.shortage.isPresent();
        if (!worker.alive) {
            if (worker.started) {
                life.noticed();
                order(
                        "starts a worker again",
                        new Restart(worker.id(), "operator", "look again", Duration.ZERO, ORDER_LASTS));
            }
        } else if (worker.turn == Turn.AWAITING_INPUT) {
            acted("answers a dialog");
            life.questions().closeDialog();
        } else if (worker.question.isPresent()) {
            acted("answers a question");
            life.questions().receiveAnswer();
        } else if (limited ? !world.now().isBefore(worker.shortage.get().over()) : task.isPresent() && !worker.moving) {
            life.noticed();
            setRight(life, task);
        }
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
            order(
                    "starts a worker again",
                    new Restart(worker.id(), "operator", "look again", Duration.ZERO, ORDER_LASTS));
        } else if (worker.turn == Turn.AWAITING_INPUT) {
            acted("answers a dialog");
            life.questions().closeDialog();
        } else if (worker.question.isPresent()) {
            answers++;
            order(
                    "answers a question",
                    new Instruction(
                            worker.id(),
                            "answer" + answers,
                            "yes",
                            true,
                            "operator",
                            "",
                            Duration.ZERO,
                            Duration.ZERO));
        } else if (worker.shortage.isEmpty()) {
            tendTo(alert, life);
        }
    }

    /** The worker is alive and free to go on, and does not. */
    private void tendTo(AlertHuman alert, WorkerLife life) {
        SimulatedWorker worker = life.worker();
        Optional<String> task = taskOf(worker);
        if (!worker.clean) {
            acted("commits or clears what was left");
            worker.clean = true;
            world.sensors().woken(SimulatedSensors.SensorName.REPOSITORY);
        }
        if (task.isEmpty() || worker.moving) {
            return;
        }
        if (life.remembers()) {
            acted("gets a stopped worker going");
            life.goOn();
        } else if (worker.claims.containsKey(task.get()) && alert.about().equals(task.get())) {
            acted("says again what was sent back");
            life.receiveReturned(task.get());
        } else if (!worker.told.contains(task.get())) {
            order(
                    "starts a worker with its task again",
                    new Restart(worker.id(), "operator", "begin again", Duration.ZERO, ORDER_LASTS));
        }
    }

    /** It could go on with a task, and does not. */
    private void setRight(WorkerLife life, Optional<String> task) {
        SimulatedWorker worker = life.worker();
        acted("gets a stopped worker going");
        worker.clean = true;
        world.sensors().woken(SimulatedSensors.SensorName.REPOSITORY);
        if (worker.shortage.isPresent()) {
            life.receiveGoOn();
        } else if (task.filter(worker.claims::containsKey).isPresent()) {
            life.receiveReturned(task.get());
        } else if (life.remembers() && worker.work.get().task.equals(task.orElse(""))) {
            life.goOn();
        } else if (task.isPresent()) {
            life.receiveTask(task.get(), true);
        }
    }

    /** The first of its tasks that is not integrated. */
    private Optional<String> taskOf(SimulatedWorker worker) {
        return world.tasks().stream()
                .map(SimulatedTask::id)
                .filter(id -> world.claimant(id).filter(worker.id()::equals).isPresent())
                .filter(id -> !world.isIntegrated(id))
                .findFirst();
    }

    private void acted(String how) {
        world.count("interventions");
        world.count(ACT + how);
    }

    private void order(String how, Fact order) {
        acted(how);
        orders.accept(Observation.of(order, "order", world.now()));
    }
}
