package dev.czar.web.api;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Message.InjectTask;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerTest;
import dev.czar.ledger.history.DecisionChanges;
import dev.czar.ledger.history.DecisionChanges.SeenDecisions;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.web.api.DecisionEvents.EventTarget;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionEventsTest {

    @TempDir
    Path folder;

    private final Deque<Runnable> thread = new ArrayDeque<>();
    private final RecordedSink reader = new RecordedSink();
    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theFirstEventSaysWhereTheReaderStoodWhateverIsDecidedMeanwhile() {
        decide("T1");
        DecisionChanges changes = ledger.decisionChanges(PROJECT, DecisionFilter.all());
        SeenDecisions start = changes.seenByNow();
        DecisionEvents events = following(changes, start);
        decide("T2");
        events.wake();
        events.open();
        assertThat(reader.sent)
                .as("sent by the thread of the request, with the head of the response")
                .hasSize(1);
        runAll();

        assertThat(reader.sent).extracting(OutboundSseEvent::getName).containsExactly("opened", "decision");
        assertThat(reader.sent.get(0).getId()).isEqualTo(start.toString());
    }

    @Test
    void aReaderThatFailsIsClosedAndHarmsNobodyWhoCallsIt() {
        DecisionEvents events = following(DecisionFilter.all());
        events.open();
        runAll();
        reader.broken = true;
        events.keepAlive();
        runAll();
        assertThat(events.closed()).isTrue();
        events.wake();
        events.keepAlive();
        runAll();
        assertThat(reader.sent).extracting(OutboundSseEvent::getName).containsExactly("opened");
    }

    @Test
    void aLedgerThatCannotBeReadEndsTheReaderThatAsked() {
        DecisionEvents events = following(DecisionFilter.all());
        events.open();
        runAll();
        decide("T1");
        ledger.close();
        folder.resolve("ledger.db").toFile().delete();
        events.wake();
        runAll();
        assertThat(events.closed()).isTrue();
    }

    @Test
    void aThreadThatHasEndedEndsItsReaders() {
        DecisionEvents events = new DecisionEvents(
                ledger.decisionChanges(PROJECT, DecisionFilter.all()),
                SeenDecisions.none(),
                new EventTarget(new SseImpl(), reader),
                step -> {
                    throw new RejectedExecutionException();
                });
        events.open();
        assertThat(events.closed()).isTrue();
    }

    @Test
    void whatAFilterLeavesOutMovesThePlaceToContinueFrom() {
        DecisionEvents events = following(DecisionFilter.of("CLAIM_TASK"));
        events.open();
        runAll();
        decide("T1");
        decide("T2");
        events.wake();
        runAll();
        events.keepAlive();
        runAll();

        OutboundSseEvent last = reader.sent.get(reader.sent.size() - 1);
        assertThat(last.getId()).isEqualTo(ledger.identity() + ".2");
        assertThat(last.getData()).isNull();
    }

    private DecisionEvents following(DecisionFilter filter) {
        return following(ledger.decisionChanges(PROJECT, filter), SeenDecisions.none());
    }

    private DecisionEvents following(DecisionChanges changes, SeenDecisions seen) {
        return new DecisionEvents(changes, seen, new EventTarget(new SseImpl(), reader), thread::add);
    }

    private void runAll() {
        while (!thread.isEmpty()) {
            thread.poll().run();
        }
    }

    private void decide(String task) {
        ledger.record(
                PROJECT,
                LedgerTest.cycle(NOW, ledger.lastSeq(PROJECT)),
                List.of(LedgerTest.decision(new InjectTask("qa", task, 1))));
    }

    /** Remembers what it was sent; when broken, sending throws. */
    private static final class RecordedSink implements SseEventSink {

        private final List<OutboundSseEvent> sent = new ArrayList<>();
        private boolean broken;
        private boolean closed;

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            sent.add(event);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
