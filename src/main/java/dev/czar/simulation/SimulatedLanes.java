package dev.czar.simulation;

import dev.czar.decision.Outcome;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.simulation.world.EventCalendar;
import dev.czar.simulation.world.SimulatedActuators;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The way from decisions to actuators and back, as the executor of actions has it: one at a time per lane, asked again right
 * before it begins, the next only after the outcome was decided with.
 */
final class SimulatedLanes implements ChannelSender {

    private final EventCalendar calendar;
    private final SimulatedActuators actuators;
    private final Map<String, Queue<ActionRequest>> waiting = new HashMap<>();
    private final Map<String, String> undecided = new HashMap<>();
    private Predicate<String> stillDecided = decision -> false;
    private Consumer<Outcome> outcomes = outcome -> {};
    private boolean running = true;

    SimulatedLanes(EventCalendar calendar, SimulatedActuators actuators) {
        this.calendar = calendar;
        this.actuators = actuators;
    }

    void connect(Predicate<String> decided, Consumer<Outcome> sink) {
        stillDecided = decided;
        outcomes = sink;
    }

    /** Czar is killed: nothing of this goes on. */
    void kill() {
        running = false;
    }

    @Override
    public void send(ActionRequest request) {
        String lane = request.action().lane();
        Queue<ActionRequest> queue = waiting.computeIfAbsent(lane, free -> new ArrayDeque<>());
        queue.add(request);
        if (queue.size() == 1) {
            soon(() -> runHead(lane));
        }
    }

    @Override
    public void send(CycleCompleted cycle) {
        cycle.settled().forEach(decision -> {
            String lane = undecided.remove(decision);
            if (lane != null) {
                soon(() -> startNext(lane));
            }
        });
    }

    private void startNext(String lane) {
        Queue<ActionRequest> queue = waiting.get(lane);
        queue.remove();
        if (queue.isEmpty()) {
            waiting.remove(lane);
        } else {
            runHead(lane);
        }
    }

    private void runHead(String lane) {
        ActionRequest request = waiting.get(lane).element();
        String decision = request.action().key();
        undecided.put(decision, lane);
        if (!request.resume() && !stillDecided.test(decision)) {
            outcomes.accept(
                    Outcome.lapsed(request.action(), calendar.instant(), "no longer decided when its lane was free"));
        } else {
            actuators.begin(request.action(), () -> running, outcome -> outcomes.accept(outcome));
        }
    }

    private void soon(Runnable happens) {
        calendar.after(Duration.ZERO, () -> {
            if (running) {
                happens.run();
            }
        });
    }

    @Override
    public void send(ObservationBatch batch) {
        throw new UnsupportedOperationException("sensors tell the loop by themselves");
    }

    @Override
    public void send(ActionResult result) {
        outcomes.accept(result.outcome());
    }
}
