package dev.czar.actuator.delivery;

import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.project.report.MessageAcknowledgements;
import dev.czar.world.agent.ScreenReader;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.agent.ScreenState.MarkerPlace;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import dev.czar.world.terminal.PaneList;
import dev.czar.world.terminal.PaneList.ServerState;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.time.Duration;
import java.util.Optional;

/** Looks for evidence that a written message was submitted and picked up, the best first. */
final class SubmissionProbe {
    private final TerminalHost terminal;
    private final MessageAcknowledgements acknowledgements;
    private final WorkerSession session;
    private final WorkerMessage message;
    private final TerminalPane pane;
    private final ScreenReader reader;
    private final boolean wasActive;
    private boolean seenInComposer;
    private String screenBeforeEnter = "";

    /** {@code wasActive} says that the agent worked already before the message was written, so that work proves nothing. */
    SubmissionProbe(
            TerminalHost terminal,
            MessageAcknowledgements acknowledgements,
            WorkerSession seat,
            WorkerMessage letter,
            TerminalPane pane,
            boolean wasActive) {
        this.terminal = terminal;
        this.acknowledgements = acknowledgements;
        this.session = seat;
        this.message = letter;
        this.pane = pane;
        this.reader = new ScreenReader(seat.agent());
        this.wasActive = wasActive;
    }

    SubmissionEvidence probe() throws InterruptedException {
        if (acknowledgements.acknowledged(message.id())) {
            return SubmissionEvidence.ACKNOWLEDGED;
        }
        PaneList panes = terminal.panes();
        if (panes.server() == ServerState.UNREACHABLE) {
            return SubmissionEvidence.NOTHING;
        }
        Optional<TerminalPane> now = panes.ofSession(session.worker());
        if (now.filter(found -> found.pid() == pane.pid() && !found.dead()).isEmpty()) {
            return SubmissionEvidence.SESSION_GONE;
        }
        try {
            return read(terminal.screen(pane));
        } catch (TerminalException unreadable) {
            return SubmissionEvidence.NOTHING;
        }
    }

    /** Waits until the message is acknowledged, at most so long. */
    void await(Duration atMost) throws InterruptedException {
        acknowledgements.await(message.id(), atMost);
    }

    /** Remembers the screen right before Enter: what an unreadable agent shows after it is its only answer. */
    void rememberScreen() throws TerminalException, InterruptedException {
        screenBeforeEnter = terminal.screen(pane);
        seenInComposer |= !session.agent().unreadable()
                && reader.locate(screenBeforeEnter, message.marker()) == MarkerPlace.COMPOSER;
    }

    private SubmissionEvidence read(String screen) throws TerminalException, InterruptedException {
        ScreenState state = reader.read(screen);
        if (session.agent().unreadable()) {
            boolean changed = !screenBeforeEnter.isEmpty() && !screenBeforeEnter.equals(screen);
            return changed ? SubmissionEvidence.SUBMITTED : SubmissionEvidence.NOTHING;
        }
        MarkerPlace place = reader.locate(screen, message.marker());
        boolean said = place == MarkerPlace.TRANSCRIPT
                || place == MarkerPlace.ABSENT && terminal.history(pane).contains(message.marker());
        if (said) {
            boolean working = state.turn() == ScreenTurn.ACTIVE || state.turn() == ScreenTurn.BLOCKED;
            return working ? SubmissionEvidence.PICKED_UP : SubmissionEvidence.SUBMITTED;
        }
        if (state.turn() == ScreenTurn.BLOCKED) {
            return SubmissionEvidence.DIALOG_OPEN;
        }
        if (place == MarkerPlace.COMPOSER) {
            seenInComposer = true;
            return SubmissionEvidence.IN_COMPOSER;
        }
        return evidenceWithoutText(state);
    }

    /** The text is nowhere: an empty composer that held it, or work that it must have begun, still tells. */
    private SubmissionEvidence evidenceWithoutText(ScreenState state) throws TerminalException, InterruptedException {
        boolean empty = reader.draft(terminal.styledScreen(pane)).isEmpty();
        if (empty && state.turn() == ScreenTurn.ACTIVE && !wasActive) {
            return SubmissionEvidence.PICKED_UP;
        }
        return empty && seenInComposer ? SubmissionEvidence.SUBMITTED : SubmissionEvidence.NOTHING;
    }

    /** The evidence one look gives about a message that was written. */
    enum SubmissionEvidence {
        NOTHING,
        SESSION_GONE,
        DIALOG_OPEN,
        IN_COMPOSER,
        SUBMITTED,
        PICKED_UP,
        ACKNOWLEDGED
    }
}
