package dev.czar.simulation.world;

import dev.czar.fact.WorkerState.Turn;
import dev.czar.simulation.world.SimulatedSensors.SensorName;
import dev.czar.simulation.world.SimulatedWorker.SimulatedPermission;
import dev.czar.simulation.world.SimulatedWorker.SimulatedQuestion;
import java.util.Optional;

/** What one worker asks and waits for: an answer to a question, to a dialog, to its program's question for a permission. */
final class WorkerQuestions {

    private static final double BY_HOOK = 0.8;

    private final SimulatedWorld world;
    private final WorkerLife life;

    WorkerQuestions(SimulatedWorld world, WorkerLife life) {
        this.world = world;
        this.life = life;
    }

    private SimulatedWorker worker() {
        return life.worker();
    }

    /** Its question is answered. */
    void receiveAnswer() {
        worker().question = Optional.empty();
        world.sensors().woken(SensorName.REPORT);
        if (!worker().moving) {
            life.goOn();
        }
    }

    /** Waits for a human's answer. */
    void openDialog(String words) {
        if (worker().alive && worker().turn != Turn.UNKNOWN) {
            worker().moving = false;
            worker().life++;
            life.turn(Turn.AWAITING_INPUT);
            worker().dialog = words;
        }
    }

    /** Its program asks to be allowed something: on its screen, and where it can through a hook, which rules answer. */
    void askPermission(String command) {
        boolean hook = !world.parameters().supervision().scripted()
                && life.draws("hook", command, world.now()).chance(BY_HOOK);
        openDialog("May I run: " + command + "?");
        if (hook && worker().turn == Turn.AWAITING_INPUT) {
            worker().permission = Optional.of(
                    new SimulatedPermission("permission" + world.now().getEpochSecond(), command, world.now()));
        }
    }

    void closeDialog() {
        if (worker().turn == Turn.AWAITING_INPUT) {
            life.turn(Turn.IDLE);
            life.goOn();
        }
    }

    void ask(String words) {
        if (worker().moving) {
            life.stop(Turn.IDLE);
            worker().question =
                    Optional.of(new SimulatedQuestion(worker().work.orElseThrow().task, words, world.now()));
            world.sensors().woken(SensorName.REPORT);
        }
    }
}
