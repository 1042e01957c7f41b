package dev.czar.simulation.world;

import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.simulation.world.SimulatedSensors.SensorName;
import java.time.Duration;

/** Lets things go wrong in a world. What cannot go wrong at the moment, such as a dialog of a dead worker, does not. */
public final class DisturbanceCauser {

    private final SimulatedWorld world;

    public DisturbanceCauser(SimulatedWorld world) {
        this.world = world;
    }

    /** All but what concerns Czar and the machine. */
    public void cause(ScenarioDisturbance disturbance) {
        switch (disturbance.kind()) {
            case FORGE_ANSWER_LOST -> world.forge().loseAnswer();
            case CHECKS_BROKEN -> world.forge().breakChecks();
            case MAINLINE_MOVES -> {
                world.repository().peopleCommit();
                world.sensors().woken(SensorName.REPOSITORY);
            }
            case TERMINAL_LOST -> world.terminalDies();
            case MACHINE_SLEEPS -> world.calendar().sleep(disturbance.lasting());
            default -> cause(disturbance, world.life(disturbance.worker()));
        }
    }

    private void cause(ScenarioDisturbance disturbance, WorkerLife life) {
        Duration lasting = disturbance.lasting();
        switch (disturbance.kind()) {
            case STALL -> life.stop(Turn.IDLE);
            case HANG -> life.stop(Turn.ACTIVE);
            case CRASH -> life.end(ExitCause.CRASH);
            case LEAVE -> life.end(ExitCause.LEFT);
            case LIMIT -> limit(life, lasting, lasting);
            case LIMIT_WITHOUT_TIME -> limit(life, Duration.ZERO, lasting);
            case DIALOG -> life.questions().askPermission("make dist");
            case QUESTION -> life.questions().ask("Which of the two?");
            case BACKGROUND_JOB -> life.background(lasting);
            case WRONG_REPORT -> life.worker().work.ifPresent(work -> work.wrongReport = true);
            case UNTIDY -> {
                life.worker().clean = false;
                world.sensors().woken(SensorName.REPOSITORY);
            }
            default -> throw new IllegalStateException("not a worker's: " + disturbance);
        }
    }

    private static void limit(WorkerLife life, Duration says, Duration lasts) {
        if (life.worker().moving) {
            life.shortOf(Resource.RATE_LIMITED, says, lasts);
        }
    }
}
