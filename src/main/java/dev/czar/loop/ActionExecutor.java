package dev.czar.loop;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Action;
import dev.czar.decision.Outcome;
import dev.czar.io.DaemonThreadFactory;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelSender;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Carries out actions: one at a time per lane, lanes side by side; the next of a lane only after the loop has decided with
 * the outcome of the last, which is sent again when no answer comes. Asks right before acting whether the decision still stands.
 */
final class ActionExecutor {

    private static final Logger LOG = Logger.getLogger(ActionExecutor.class);

    private static final long GRACE_SECONDS = 10;
    private static final long SWEEP_SECONDS = 30;

    private final Map<Class<? extends Action>, Actuator<?>> actuators;
    private final StandingDecisions decisions;
    private final ChannelSender channels;
    private final Clock clock;
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("czar-sweep"));
    private final ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreadFactory("czar-actions"));
    private final Map<String, Queue<ActionRequest>> waiting = new HashMap<>();
    private final Map<String, String> undecided = new HashMap<>();
    private final Map<String, ActionResult> unanswered = new HashMap<>();
    private final Set<ActionResult> overdue = new HashSet<>();
    private Set<String> unheard = Set.of();

    ActionExecutor(
            Collection<Actuator<?>> actuators, StandingDecisions decisions, ChannelSender channels, Clock clock) {
        this.actuators = actuators.stream().collect(Collectors.toMap(Actuator::actionType, Function.identity()));
        this.decisions = decisions;
        this.channels = channels;
        this.clock = clock;
        sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    /** Actions under way may end; what does not end in time is resumed from the ledger at the next start. */
    void stop() throws InterruptedException {
        sweeper.shutdownNow();
        threads.shutdown();
        if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    void enqueue(ActionRequest request) {
        boolean idle;
        synchronized (waiting) {
            if (knows(request.action())) {
                return;
            }
            String lane = request.action().lane();
            Queue<ActionRequest> queue = waiting.get(lane);
            idle = queue == null;
            if (idle) {
                queue = new ArrayDeque<>();
                waiting.put(lane, queue);
            }
            queue.add(request);
        }
        if (idle) {
            run(() -> runHead(request.action().lane()));
        }
    }

    /** Whether an action waits or runs, or has an outcome that is not decided with yet. */
    private boolean knows(Action action) {
        Queue<ActionRequest> queue = waiting.getOrDefault(action.lane(), new ArrayDeque<>());
        return unanswered.containsKey(action.key())
                || queue.stream().anyMatch(request -> request.action().key().equals(action.key()));
    }

    /** The actions that wait or run, by lane. */
    Map<String, List<String>> actionsByLane() {
        synchronized (waiting) {
            return waiting.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                            .map(request -> request.action().key())
                            .toList()));
        }
    }

    /** The loop has decided with an outcome: only now may its lane go on, for the next may have lost its reason. */
    void decidedWith(String decision) {
        String lane;
        synchronized (waiting) {
            lane = undecided.remove(decision);
            unanswered.remove(decision);
        }
        if (lane != null) {
            run(() -> startNext(lane));
        }
    }

    private void run(Runnable work) {
        if (!threads.isShutdown()) {
            threads.execute(work);
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
        ActionRequest request;
        synchronized (waiting) {
            request = waiting.get(lane).peek();
            undecided.put(request.action().key(), lane);
        }
        ActionResult result = new ActionResult(request.project(), execute(request));
        synchronized (waiting) {
            unanswered.put(request.action().key(), result);
        }
        channels.send(result);
    }

    /**
     * Sends again what was not decided with since the sweep before: either its message or the answer was lost. Takes up what
     * stood open at two sweeps without having been asked for here: the request was lost.
     */
    void sweep() {
        sendAgain();
        List<ActionRequest> open = decisions.open();
        List<ActionRequest> lost;
        synchronized (waiting) {
            lost = open.stream()
                    .filter(request -> actuators.containsKey(request.action().getClass()))
                    .filter(request -> !knows(request.action()))
                    .toList();
        }
        lost.stream()
                .filter(request -> unheard.contains(request.action().key()))
                .forEach(request -> {
                    LOG.warnf("a lost request is taken up: %s", request.action().key());
                    enqueue(request);
                });
        unheard = lost.stream().map(request -> request.action().key()).collect(Collectors.toUnmodifiableSet());
    }

    private void sendAgain() {
        List<ActionResult> again;
        synchronized (waiting) {
            again = unanswered.values().stream().filter(overdue::contains).toList();
            overdue.clear();
            overdue.addAll(unanswered.values());
        }
        again.forEach(result -> {
            LOG.warnf("an outcome is sent again: %s", result.outcome().decision());
            channels.send(result);
        });
    }

    /** The rim: the one place where a failing actuator is caught. */
    private Outcome execute(ActionRequest request) {
        Action action = request.action();
        try {
            if (!request.resume() && !decisions.stands(action.key())) {
                return Outcome.lapsed(action, clock.instant(), "no longer decided when its lane was free");
            }
            return apply(actuators.get(action.getClass()), request);
        } catch (Exception | Error failure) {
            LOG.warnf(failure, "action failed: %s", action.key());
            String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            return Outcome.failed(action, clock.instant(), reason);
        }
    }

    private static <A extends Action> Outcome apply(Actuator<A> actuator, ActionRequest request) throws Exception {
        if (actuator == null) {
            throw new IllegalStateException(
                    "no actuator for " + request.action().getClass().getSimpleName());
        }
        A action = actuator.actionType().cast(request.action());
        return request.resume() ? actuator.resume(action) : actuator.act(action);
    }

    /** What the loop decided and wants done. */
    @FunctionalInterface
    interface StandingDecisions {
        /** Whether the decision of this key still stands. */
        boolean stands(String decision);

        /** Those without an outcome. */
        default List<ActionRequest> open() {
            return List.of();
        }
    }
}
