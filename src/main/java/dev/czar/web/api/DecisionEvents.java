package dev.czar.web.api;

import dev.czar.ledger.history.DecisionChanges;
import dev.czar.ledger.history.DecisionChanges.DecisionChange;
import dev.czar.ledger.history.DecisionChanges.SeenDecisions;
import dev.czar.ledger.recording.DecisionExport;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
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
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicBoolean sending = new AtomicBoolean();
    private volatile SeenDecisions seen;

    DecisionEvents(DecisionChanges changes, SeenDecisions seen, EventTarget target, Executor thread) {
        this.changes = changes;
        this.seen = seen;
        this.events = target.events();
        this.reader = target.reader();
        this.thread = thread;
    }

    /** Says where the reader stands, so that one that has seen nothing yet can come back too. */
    void open() {
        deliver(event().name("opened").data(String.class, "{}").build(), this::wake);
    }

    /** Something may have changed. */
    void wake() {
        woken.set(true);
        if (sending.compareAndSet(false, true)) {
            thread.execute(this::sendNext);
        }
    }

    boolean closed() {
        return reader.isClosed();
    }

    void close() {
        reader.close();
    }

    /** Keeps the connection from being idle, and notices when nobody is there. */
    void keepAlive() {
        deliver(events.newEventBuilder().comment("").build(), () -> {});
    }

    private void sendNext() {
        try {
            if (unsent.isEmpty() && woken.getAndSet(false)) {
                unsent.addAll(changes.after(seen, PAGE));
                woken.compareAndSet(false, unsent.size() == PAGE);
            }
        } catch (RuntimeException failure) {
            LOG.warnf("decisions cannot be read, their reader is to come back: %s", failure.getMessage());
            close();
            return;
        }
        DecisionChange next = unsent.poll();
        if (next == null) {
            rest();
            return;
        }
        seen = next.seen();
        deliver(
                event().name("decision")
                        .data(String.class, DecisionExport.line(next.decision()))
                        .build(),
                () -> thread.execute(this::sendNext));
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

    private void deliver(OutboundSseEvent event, Runnable then) {
        if (reader.isClosed()) {
            return;
        }
        reader.send(event).whenComplete((sent, failure) -> {
            if (failure == null) {
                then.run();
            } else {
                close();
            }
        });
    }

    /** Where events go. */
    record EventTarget(Sse events, SseEventSink reader) {}
}
