package dev.czar.loop;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Action;
import dev.czar.decision.Outcome;
import dev.czar.loop.messaging.ChannelMessages.ActionRequest;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Carries out actions: one at a time per lane, lanes side by side; the next of a lane only after the loop has decided with
 * the outcome of the last. Asks right before acting whether the decision still stands.
 */
final class ActionExecutor {

    private static final Logger LOG = Logger.getLogger(ActionExecutor.class);

    private final Map<Class<? extends Action>, Actuator<?>> actuators;
    private final ExecutorService threads;
    private final Clock clock;
    private final Predicate<String> stillDecided;
    private final Consumer<Outcome> resultSink;
    private final Map<String, Queue<ActionRequest>> waiting = new HashMap<>();
    private final Map<String, String> undecided = new HashMap<>();

    ActionExecutor(
            Collection<Actuator<?>> actuators,
            ExecutorService threads,
            Clock clock,
            Predicate<String> stands,
            Consumer<Outcome> out) {
        this.actuators = actuators.stream().collect(Collectors.toMap(Actuator::actionType, Function.identity()));
        this.threads = threads;
        this.clock = clock;
        this.stillDecided = stands;
        this.resultSink = out;
    }

    void enqueue(ActionRequest errand) {
        boolean idle;
        synchronized (waiting) {
            String lane = errand.action().lane();
            Queue<ActionRequest> queue = waiting.get(lane);
            idle = queue == null;
            if (idle) {
                queue = new ArrayDeque<>();
                waiting.put(lane, queue);
            }
            queue.add(errand);
        }
        if (idle) {
            threads.execute(() -> runHead(errand.action().lane()));
        }
    }

    /** The actions that wait or run, by lane. */
    Map<String, List<String>> actionsByLane() {
        synchronized (waiting) {
            return waiting.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                            .map(errand -> errand.action().key())
                            .toList()));
        }
    }

    /** The loop has decided with an outcome: only now may its lane go on, for the next may have lost its reason. */
    void decidedWith(String decision) {
        String lane;
        synchronized (waiting) {
            lane = undecided.remove(decision);
        }
        if (lane != null) {
            threads.execute(() -> startNext(lane));
        }
    }

    private void startNext(String lane) {
        boolean more;
        synchronized (waiting) {
            Queue<ActionRequest> queue = waiting.get(lane);
            queue.remove();
            more = !queue.isEmpty();
            if (!more) {
                waiting.remove(lane);
            }
        }
        if (more) {
            runHead(lane);
        }
    }

    /** The head of a lane stays queued until its outcome is settled, so that the lane is known to be busy. */
    private void runHead(String lane) {
        ActionRequest errand;
        synchronized (waiting) {
            errand = waiting.get(lane).peek();
            undecided.put(errand.action().key(), lane);
        }
        resultSink.accept(execute(errand));
    }

    /** The rim: the one place where a failing actuator is caught. */
    private Outcome execute(ActionRequest errand) {
        Action action = errand.action();
        try {
            if (!errand.resume() && !stillDecided.test(action.key())) {
                return Outcome.lapsed(action, clock.instant(), "no longer decided when its lane was free");
            }
            return apply(actuators.get(action.getClass()), errand);
        } catch (Exception failure) {
            LOG.warnf(failure, "action failed: %s", action.key());
            String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            return Outcome.failed(action, clock.instant(), reason);
        }
    }

    private static <A extends Action> Outcome apply(Actuator<A> actuator, ActionRequest errand) throws Exception {
        if (actuator == null) {
            throw new IllegalStateException(
                    "no actuator for " + errand.action().getClass().getSimpleName());
        }
        A action = actuator.actionType().cast(errand.action());
        return errand.resume() ? actuator.resume(action) : actuator.act(action);
    }
}
