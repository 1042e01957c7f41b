package dev.czar.web.api;

import dev.czar.ledger.history.DecisionChanges;
import dev.czar.ledger.history.DecisionChanges.ChangePage;
import dev.czar.ledger.history.DecisionChanges.DecisionChange;
import dev.czar.ledger.history.DecisionChanges.SeenDecisions;
import dev.czar.ledger.recording.DecisionExport;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** One reader of decisions: read from the ledger when something was decided, and no faster than the reader takes them. */
final class DecisionEvents {

    private static final Logger LOG = Logger.getLogger(DecisionEvents.class);
    private static final int PAGE = 100;

    private final DecisionChanges changes;
    private final Sse events;
    private final SseEventSink reader;
    private final Executor thread;
    private final Deque<DecisionChange> unsent = new ArrayDeque<>();
    private final AtomicBoolean woken = new AtomicBoolean(true);
    private final AtomicBoolean sending = new AtomicBoolean(true);
    private SeenDecisions seen;
    private SeenDecisions seenWithUnsent;

    /** All that is sent after the opening is sent by {@code thread}, which is one. */
    DecisionEvents(DecisionChanges changes, SeenDecisions seen, EventTarget target, Executor thread) {
        this.changes = changes;
        this.seen = seen;
        this.seenWithUnsent = seen;
        this.events = target.events();
        this.reader = target.reader();
        this.thread = thread;
    }

    /**
     * Says where the reader stands, so that one that has seen nothing yet can come back too; then what it has not seen.
     * The head of the response goes with it, so this is sent by the thread of the request: from another one it would
     * meet the head that the server writes when the request has been handled.
     */
    void open() {
        runOrClose(() -> deliver(event().name("opened").data(String.class, "{}"), this::sendNext));
    }

    /** Something may have changed. */
    void wake() {
        woken.set(true);
        if (sending.compareAndSet(false, true)) {
            run(this::sendNext);
        }
    }

    boolean closed() {
        return reader.isClosed();
    }

    void close() {
        reader.close();
    }

    /** Keeps the connection from being idle, says where the reader stands by now, and notices when nobody is there. */
    void keepAlive() {
        run(() -> deliver(event().comment(""), () -> {}));
    }

    private void run(Runnable step) {
        try {
            thread.execute(() -> runOrClose(step));
        } catch (RejectedExecutionException ended) {
            close();
        }
    }

    private void runOrClose(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            LOG.warnf("decisions cannot be sent, their reader is to come back: %s", failure.getMessage());
            close();
        }
    }

    private void sendNext() {
        if (unsent.isEmpty()) {
            seen = seenWithUnsent;
            if (woken.getAndSet(false)) {
                read();
            }
        }
        DecisionChange next = unsent.poll();
        if (next == null) {
            seen = seenWithUnsent;
            rest();
            return;
        }
        seen = next.seen();
        deliver(event().name("decision").data(String.class, DecisionExport.line(next.decision())), this::sendNext);
    }

    private void read() {
        ChangePage page = changes.after(seen, PAGE);
        unsent.addAll(page.changes());
        seenWithUnsent = page.seen();
        if (unsent.size() == PAGE) {
            woken.set(true);
        }
    }

    private void rest() {
        sending.set(false);
        if (woken.get()) {
            wake();
        }
    }

    private OutboundSseEvent.Builder event() {
        return events.newEventBuilder().id(seen.toString());
    }

    private void deliver(OutboundSseEvent.Builder event, Runnable then) {
        if (reader.isClosed()) {
            return;
        }
        reader.send(event.build()).whenComplete((sent, failure) -> {
            if (failure == null) {
                run(then);
            } else {
                close();
            }
        });
    }

    /** Where events go. */
    record EventTarget(Sse events, SseEventSink reader) {}
}
