package dev.czar.simulation.world;

import dev.czar.decision.Message;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Message.ReturnWork;
import dev.czar.decision.Message.Tell;
import dev.czar.decision.Message.TellOwn;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.HeldMessage;
import dev.czar.fact.Memory.Notified;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.Nudged;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Memory.ToldOwn;
import dev.czar.fact.Memory.Topic;
import dev.czar.fact.Observation;
import dev.czar.fact.Order.Instruction;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages to workers: looked at the session right before, pasted once, acknowledged or not. */
final class SimulatedDelivery {

    /** A message held back: since when, and how often it was tried. */
    private record HeldBack(Instant first, int times) {}

    private static final double HELP_MOVES_MORE = 0.15;

    private final SimulatedWorld world;
    private final Map<String, HeldBack> held = new HashMap<>();

    SimulatedDelivery(SimulatedWorld world) {
        this.world = world;
    }

    Outcome apply(Message message) {
        WorkerLife life = world.life(message.worker());
        SimulatedWorker worker = life.worker();
        if (world.parameters().supervision().scripted()) {
            return blindly(message, life);
        }
        boolean blind = world.seams().contains(SimulationSeam.DIALOG_TAKEN_FOR_PROMPT);
        if (!worker.alive) {
            return failed(message, "the worker's program has ended");
        }
        if (!blind && (worker.turn == Turn.AWAITING_INPUT || worker.turn == Turn.UNKNOWN)) {
            return heldBack(message, "a dialog is open");
        }
        if (message instanceof InjectTask inject && !worker.clean) {
            return failed(inject, "the worktree holds changes that are not committed");
        }
        if (worker.turn == Turn.AWAITING_INPUT) {
            world.mishap("a message was written into a dialog: " + message.key());
            return Outcome.done(message, world.now(), "PICKED_UP", written(message, DeliveryStep.PICKED_UP));
        }
        return pasted(message, life);
    }

    /** Without a look at the session and at what became of it. */
    private Outcome blindly(Message message, WorkerLife life) {
        SimulatedWorker worker = life.worker();
        RandomDraws draws = RandomDraws.of(world.seed(), "lost", message.key(), world.now());
        boolean lost = !worker.alive
                || worker.turn == Turn.AWAITING_INPUT
                || worker.turn == Turn.UNKNOWN
                || draws.chance(world.parameters().supervision().messageLost());
        if (!lost) {
            return pasted(message, life);
        }
        world.count("lost");
        world.count(message instanceof InjectTask ? "sent" : "messages lost");
        return Outcome.done(message, world.now(), "PASTED", written(message, DeliveryStep.PICKED_UP));
    }

    private Outcome failed(Message message, String reason) {
        return message instanceof InjectTask inject
                ? Outcome.failed(message, world.now(), reason, delivery(inject, DeliveryStep.FAILED))
                : Outcome.failed(message, world.now(), reason);
    }

    private Outcome heldBack(Message message, String reason) {
        HeldBack before = held.getOrDefault(message.key(), new HeldBack(world.now(), 0));
        HeldBack after = new HeldBack(before.first(), before.times() + 1);
        held.put(message.key(), after);
        return Outcome.lapsed(
                message,
                world.now(),
                reason,
                new HeldMessage(
                        message.worker(),
                        message.key(),
                        reason,
                        after.times(),
                        Duration.between(after.first(), world.now()),
                        Duration.ZERO));
    }

    private Outcome pasted(Message message, WorkerLife life) {
        DeliveryStep step = receive(message, life);
        Outcome outcome = Outcome.done(message, world.now(), step.name(), written(message, step));
        if (held.remove(message.key()) != null) {
            outcome = outcome.and(
                    Observation.gone(Fact.key(HeldMessage.class, message.key()), message.key(), world.now()));
        }
        if (message instanceof Tell tell && (tell.topic() == Topic.ANSWER || tell.topic() == Topic.INSTRUCTION)) {
            String order = Fact.key(Instruction.class, tell.worker() + "/" + tell.episode());
            outcome = outcome.and(Observation.gone(order, message.key(), world.now()));
        }
        return outcome;
    }

    private DeliveryStep receive(Message message, WorkerLife life) {
        if (message instanceof InjectTask inject) {
            return receiveTask(inject, life);
        } else if (message instanceof ReturnWork back) {
            world.returned(back.task());
            life.receiveReturned(back.task());
        } else if (message instanceof Nudge nudge) {
            world.count("nudges");
            life.noticed();
            double chance = life.worker().behaviour.movedByNudge()
                    + (nudge.level() == NudgeLevel.OFFER_HELP ? HELP_MOVES_MORE : 0);
            life.receiveNudge(chance, nudge.key());
        } else if (message instanceof Tell tell) {
            receive(tell, life);
        } else {
            life.receiveNotice();
        }
        return DeliveryStep.ACKNOWLEDGED;
    }

    private DeliveryStep receiveTask(InjectTask inject, WorkerLife life) {
        SimulatedWorker worker = life.worker();
        if (worker.told.contains(inject.task())) {
            world.mishap("a task was delivered twice into one session: " + inject.key());
        }
        if (world.claimant(inject.task()).filter(worker.id()::equals).isEmpty()) {
            world.mishap("a task was delivered to a worker that does not have it: " + inject.key());
        }
        world.count("sent");
        String understood = understood(inject);
        if (understood.equals(inject.task())) {
            world.count("delivered");
        }
        boolean acknowledged =
                RandomDraws.of(world.seed(), "acknowledged", inject.key()).chance(worker.behaviour.acknowledged());
        life.receiveTask(understood, acknowledged);
        return acknowledged ? DeliveryStep.ACKNOWLEDGED : DeliveryStep.PICKED_UP;
    }

    /** The task that the worker takes it for. */
    private String understood(InjectTask inject) {
        RandomDraws draws = RandomDraws.of(world.seed(), "understood", inject.key());
        List<String> others = world.tasks().stream()
                .map(SimulatedTask::id)
                .filter(task -> !task.equals(inject.task()) && !world.isIntegrated(task))
                .toList();
        return draws.chance(world.parameters().supervision().taskMistaken()) && !others.isEmpty()
                ? others.get(draws.between(0, others.size() - 1))
                : inject.task();
    }

    private static void receive(Tell tell, WorkerLife life) {
        switch (tell.topic()) {
            case GO_ON -> life.receiveGoOn();
            case ANSWER -> life.questions().receiveAnswer();
            case UNCOMMITTED -> life.receiveCommitRequest(tell.episode());
            case YIELD -> life.receiveYield(tell.task(), tell.episode());
            default -> life.receiveNotice();
        }
    }

    private static Fact written(Message message, DeliveryStep step) {
        if (message instanceof InjectTask inject) {
            return delivery(inject, step);
        } else if (message instanceof ReturnWork back) {
            return new ReturnedWork(
                    back.worker(), back.task(), back.head(), back.signature(), back.round(), Duration.ZERO);
        } else if (message instanceof Nudge nudge) {
            return new Nudged(nudge.worker(), nudge.episode(), nudge.level(), Duration.ZERO);
        }
        if (message instanceof TellOwn own) {
            return new ToldOwn(own.worker(), own.prompt(), own.episode(), Duration.ZERO);
        }
        Tell tell = (Tell) message;
        return new Notified(tell.worker(), tell.topic(), tell.episode(), Duration.ZERO);
    }

    private static Delivery delivery(InjectTask inject, DeliveryStep step) {
        return new Delivery(inject.task(), inject.worker(), inject.attempt(), step, Duration.ZERO);
    }
}
