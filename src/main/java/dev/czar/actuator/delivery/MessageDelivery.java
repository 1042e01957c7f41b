package dev.czar.actuator.delivery;

import dev.czar.actuator.delivery.DeliveryLog.DeliveryMark;
import dev.czar.actuator.delivery.DeliveryLog.WriteRecord;
import dev.czar.actuator.delivery.DeliveryTiming.Deadline;
import dev.czar.actuator.delivery.InputReadiness.Readiness;
import dev.czar.actuator.delivery.PasteText.PasteFormat;
import dev.czar.actuator.delivery.SubmissionProbe.WrittenMessage;
import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.PromptTemplates;
import dev.czar.project.report.MessageAcknowledgements;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Delivers messages: input readiness, write, Enter, verify, each step journaled. The server's buffer is the witness of a write: it
 * is loaded before the step "writing" and removed by the paste itself, so after a crash a buffer that is still there
 * proves that nothing was pasted, and one that is gone forbids to paste again.
 */
public final class MessageDelivery {
    private final TerminalHost terminal;
    private final MessageAcknowledgements acknowledgements;
    private final PromptTemplates prompts;
    private final ExecutionJournal journal;
    private final Clock clock;
    private final DeliveryTiming timing;
    private final InputReadiness readiness;
    private final LeftoverMessage leftover;

    public MessageDelivery(
            TerminalHost terminal,
            MessageAcknowledgements acknowledgements,
            PromptTemplates prompts,
            ExecutionJournal journal,
            Clock clock,
            DeliveryTiming timing) {
        this.terminal = terminal;
        this.acknowledgements = acknowledgements;
        this.prompts = prompts;
        this.journal = journal;
        this.clock = clock;
        this.timing = timing;
        this.readiness = new InputReadiness(terminal, clock, timing.typing());
        this.leftover = new LeftoverMessage(terminal);
    }

    /** Delivers a message, or takes its delivery up after a crash: never pastes what may have been pasted. */
    public DeliveryResult send(WorkerSession session, WorkerMessage message)
            throws IOException, ProjectException, InterruptedException {
        DeliveryLog log = deliveryLog(message);
        Optional<ExecutionStep> ended = log.last(
                DeliveryMark.SUBMITTED,
                DeliveryMark.PICKED_UP,
                DeliveryMark.ACKNOWLEDGED,
                DeliveryMark.FAILED,
                DeliveryMark.UNCERTAIN);
        if (ended.isPresent()) {
            DeliveryStep step =
                    DeliveryStep.valueOf(DeliveryMark.of(ended.get().name()).name());
            return DeliveryResult.of(step, ended.get().detail());
        }
        if (acknowledgements.acknowledged(message.id())) {
            return end(log, DeliveryStep.ACKNOWLEDGED, "reported by the worker");
        }
        if (!log.mayBeWritten()) {
            return deliver(session, message);
        }
        if (log.last(DeliveryMark.WRITTEN).isEmpty() && bufferStillLoaded(message)) {
            terminal.deleteBuffer(message.worker(), message.buffer());
            log.append(DeliveryMark.NOT_WRITTEN, "its buffer is still there");
            return deliver(session, message);
        }
        return verifyAfterCrash(session, message, log);
    }

    /** The text was written, or may have been, by an earlier life. */
    private DeliveryResult verifyAfterCrash(WorkerSession session, WorkerMessage message, DeliveryLog log)
            throws InterruptedException {
        Optional<TerminalPane> pane = terminal.panes().ofSession(session.worker());
        if (pane.isEmpty()) {
            return end(log, DeliveryStep.UNCERTAIN, "the session it was written to is gone");
        }
        if (WriteRecord.pid(log.last(DeliveryMark.WRITING).orElseThrow())
                != pane.get().pid()) {
            return end(log, DeliveryStep.FAILED, "the process it was written to is gone");
        }
        boolean entered = log.last(DeliveryMark.ENTERED).isPresent();
        WrittenMessage written = new WrittenMessage(session, message, pane.get(), false, "");
        MessageSubmission submission = submission(written, log, entered);
        return entered ? submission.verify(pane.get()) : submission.submit(pane.get());
    }

    /** Whether a message was, or may have been, written to its worker. */
    public boolean mayBeWritten(String decision) {
        return new DeliveryLog(journal, clock, decision).mayBeWritten();
    }

    /** When a message that was, or may have been, written reached its worker. */
    Optional<Instant> sentAt(String decision) {
        return new DeliveryLog(journal, clock, decision).sentAt();
    }

    /** Each time the message was held back, oldest first. */
    List<ExecutionStep> heldBack(String decision) {
        return new DeliveryLog(journal, clock, decision).all(DeliveryMark.REFUSED, DeliveryMark.HELD);
    }

    private DeliveryResult deliver(WorkerSession session, WorkerMessage message)
            throws IOException, ProjectException, InterruptedException {
        DeliveryLog log = deliveryLog(message);
        byte[] text = PasteFormat.bytes(new PasteText(prompts).render(session, message));
        Deadline patience = new Deadline(timing.readiness());
        while (true) {
            Readiness input = stableReadiness(session);
            if (input.isReady()) {
                Optional<DeliveryResult> written = write(session, message, text, input);
                if (written.isPresent()) {
                    return written.get();
                }
                input = Readiness.retryLater("the session changed before it could be written to");
            } else if (input.temporary() && leftoverSubmitted(session)) {
                log.append(DeliveryMark.FLUSHED, "an earlier message was still in the input");
            }
            if (!input.temporary() || patience.passed()) {
                log.append(DeliveryMark.REFUSED, input.reason());
                return input.temporary()
                        ? DeliveryResult.deferred(input.reason())
                        : DeliveryResult.of(DeliveryStep.FAILED, input.reason());
            }
            acknowledgements.await(message.id(), timing.interval());
        }
    }

    /** Two looks that agree, apart by what the agent needs to draw its screen. */
    private Readiness stableReadiness(WorkerSession session) throws InterruptedException {
        Readiness first = readiness.check(session);
        if (!first.isReady()) {
            return first;
        }
        String before = screen(session, first);
        pause(session.agent().quiet());
        Readiness second = readiness.check(session);
        boolean still = !session.agent().unreadable() || before.equals(screen(session, second));
        boolean same = first.pane().map(TerminalPane::pid).equals(second.pane().map(TerminalPane::pid))
                && first.state().turn() == second.state().turn();
        return !second.isReady() || same && still ? second : Readiness.retryLater("the screen is changing");
    }

    private String screen(WorkerSession session, Readiness input) throws InterruptedException {
        try {
            return input.isReady() && session.agent().unreadable()
                    ? terminal.screen(input.pane().get())
                    : "";
        } catch (TerminalException unreadable) {
            return unreadable.getMessage();
        }
    }

    /** Empty when surely nothing was written and the input should be looked at again. */
    private Optional<DeliveryResult> write(WorkerSession session, WorkerMessage message, byte[] text, Readiness input)
            throws InterruptedException, TerminalException {
        DeliveryLog log = deliveryLog(message);
        TerminalPane pane = input.pane().orElseThrow();
        String before = screen(session, input);
        terminal.loadBuffer(message.worker(), message.buffer(), text);
        log.append(DeliveryMark.WRITING, WriteRecord.detail(pane, text));
        try {
            terminal.paste(pane, message.buffer());
        } catch (TerminalException failure) {
            if (!failure.outcomeUnknown() || bufferStillLoaded(message)) {
                terminal.deleteBuffer(message.worker(), message.buffer());
                log.append(DeliveryMark.NOT_WRITTEN, failure.getMessage());
                return Optional.empty();
            }
        }
        log.append(DeliveryMark.WRITTEN, text.length + " bytes");
        boolean wasActive = input.state().turn() == ScreenTurn.ACTIVE;
        pause(session.agent().gap());
        WrittenMessage written = new WrittenMessage(session, message, pane, wasActive, before);
        return Optional.of(submission(written, log, false).submit(pane));
    }

    private MessageSubmission submission(WrittenMessage written, DeliveryLog log, boolean entered) {
        return new MessageSubmission(
                terminal, timing, log, new SubmissionProbe(terminal, acknowledgements, written, entered));
    }

    private boolean leftoverSubmitted(WorkerSession session) throws InterruptedException {
        Optional<TerminalPane> pane = readiness.untouchedPane(session);
        return pane.isPresent() && leftover.submit(session, pane.get());
    }

    private static void pause(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The buffer is still there, so it was not pasted; a server that cannot be asked proves nothing. */
    private boolean bufferStillLoaded(WorkerMessage message) throws InterruptedException {
        try {
            return terminal.hasBuffer(message.worker(), message.buffer());
        } catch (TerminalException unreachable) {
            return false;
        }
    }

    private static DeliveryResult end(DeliveryLog log, DeliveryStep step, String evidence) {
        log.append(DeliveryMark.of(step), evidence);
        return DeliveryResult.of(step, evidence);
    }

    private DeliveryLog deliveryLog(WorkerMessage message) {
        return new DeliveryLog(journal, clock, message.decision());
    }

    /** How far a message came and by what evidence; {@code deferred} is a failure that only says: not now. */
    public record DeliveryResult(DeliveryStep step, String evidence, boolean deferred) {
        static DeliveryResult of(DeliveryStep step, String evidence) {
            return new DeliveryResult(step, evidence, false);
        }

        static DeliveryResult deferred(String refusal) {
            return new DeliveryResult(DeliveryStep.FAILED, refusal, true);
        }

        /** Something may have reached the worker. */
        public boolean written() {
            return step != DeliveryStep.FAILED;
        }
    }
}
