package dev.czar.actuator.delivery;

import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.project.report.MessageAcknowledgements;
import dev.czar.world.agent.ScreenReader;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.agent.ScreenState.MarkerPlace;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import dev.czar.world.terminal.PaneList;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.ProtocolReading;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for evidence that a written message was submitted and picked up, the best first. What scrolled away, and an empty
 * input line, prove something only after Enter, and never more than submission.
 */
final class SubmissionProbe {
    private static final int RECOGNISABLE = 40;

    private final TerminalHost terminal;
    private final MessageAcknowledgements acknowledgements;
    private final WrittenMessage written;
    private final ScreenReader reader;
    private boolean seenInComposer;
    private boolean entered;
    private boolean keptByWork;

    SubmissionProbe(
            TerminalHost terminal, MessageAcknowledgements acknowledgements, WrittenMessage written, boolean entered) {
        this.terminal = terminal;
        this.acknowledgements = acknowledgements;
        this.written = written;
        this.reader = new ScreenReader(written.session().agent());
        this.entered = entered;
        this.seenInComposer = entered;
    }

    ProbeResult look() throws InterruptedException {
        if (acknowledgements.acknowledged(message().id())) {
            return ProbeResult.of(SubmissionEvidence.ACKNOWLEDGED);
        }
        if (acknowledgements.submitted(written.session().worker(), message().id())) {
            return ProbeResult.of(SubmissionEvidence.PICKED_UP);
        }
        PaneList panes = terminal.panes();
        if (panes.isUnknown(written.session().worker())) {
            return ProbeResult.nothing("the terminal does not answer");
        }
        Optional<TerminalPane> now = panes.ofSession(written.session().worker());
        if (now.filter(found -> found.pid() == written.pane().pid() && !found.dead())
                .isEmpty()) {
            return ProbeResult.of(SubmissionEvidence.SESSION_GONE);
        }
        try {
            Optional<ProtocolReading> told = terminal.protocol(written.pane());
            if (told.isPresent()) {
                return told(told.get());
            }
            String screen = terminal.screen(written.pane());
            return unreadable() ? unread(screen) : read(screen);
        } catch (TerminalException unreadable) {
            return ProbeResult.nothing(unreadable.getMessage());
        }
    }

    /** Only the program's own word that it took the message up proves anything. */
    private ProbeResult told(ProtocolReading said) {
        if (said.draft().contains(message().marker())) {
            return ProbeResult.inComposer(message().id());
        }
        return ProbeResult.of(
                said.took(message().marker()) ? SubmissionEvidence.PICKED_UP : SubmissionEvidence.NOTHING);
    }

    /** How long the sign of submission may take: a program that runs anew for each turn must be started first. */
    Duration patience(DeliveryTiming timing) {
        boolean starts = written.session().agent().headless().chosen();
        return starts ? written.session().agent().startTimeout() : timing.submission();
    }

    /** Waits until the message is acknowledged, at most so long. */
    void await(Duration atMost) throws InterruptedException {
        acknowledgements.await(message().id(), atMost);
    }

    void rememberEnter() {
        entered = true;
    }

    /** Whether our text stayed in the input line after Enter while the program worked, as while it compacts its conversation. */
    boolean keptByWork() {
        return keptByWork;
    }

    boolean unreadable() {
        return written.session().agent().unreadable();
    }

    private WorkerMessage message() {
        return written.message();
    }

    /** Without an input line to read, our text on the screen, or a screen that shows nothing new, is the most there is. */
    private ProbeResult unread(String screen) {
        if (entered) {
            return ProbeResult.of(SubmissionEvidence.NOTHING);
        }
        if (screen.contains(message().marker())) {
            return ProbeResult.inComposer(message().id());
        }
        return ProbeResult.of(
                screen.equals(written.screenBefore()) ? SubmissionEvidence.NOT_ECHOED : SubmissionEvidence.NOTHING);
    }

    private ProbeResult read(String screen) throws TerminalException, InterruptedException {
        ScreenState state = reader.read(screen);
        MarkerPlace place = reader.locate(screen, message().marker());
        if (state.turn() == ScreenTurn.AWAITING_INPUT) {
            return entered && place == MarkerPlace.TRANSCRIPT
                    ? ProbeResult.of(SubmissionEvidence.SUBMITTED)
                    : ProbeResult.dialog(state.question());
        }
        if (place == MarkerPlace.COMPOSER) {
            seenInComposer = true;
            keptByWork |= entered && state.turn() == ScreenTurn.ACTIVE;
            return ProbeResult.inComposer(recognisable(screen));
        }
        if (place == MarkerPlace.TRANSCRIPT && (entered || state.turn() != ScreenTurn.UNKNOWN)) {
            return ProbeResult.of(
                    state.turn() == ScreenTurn.ACTIVE ? SubmissionEvidence.PICKED_UP : SubmissionEvidence.SUBMITTED);
        }
        return withoutMarker(state);
    }

    /** The id is not on the screen: the beginning of the text in the input line, or an empty one after Enter, still tells. */
    private ProbeResult withoutMarker(ScreenState state) throws TerminalException, InterruptedException {
        String draft = reader.draft(terminal.styledScreen(written.pane()));
        String shown = draft.substring(0, Math.min(RECOGNISABLE, draft.length()));
        if (!draft.isEmpty() && message().text().stripLeading().startsWith(shown)) {
            seenInComposer = true;
            return ProbeResult.inComposer(shown);
        }
        if (!draft.isEmpty()) {
            return ProbeResult.nothing("in the input line stands: " + draft);
        }
        if (!entered) {
            return ProbeResult.nothing("the screen was read as " + state.turn() + " " + state.sign());
        }
        if (state.turn() == ScreenTurn.ACTIVE && !written.wasActive()) {
            return ProbeResult.of(SubmissionEvidence.PICKED_UP);
        }
        if (terminal.history(written.pane()).contains(message().marker())) {
            return ProbeResult.of(SubmissionEvidence.SUBMITTED);
        }
        return ProbeResult.of(seenInComposer ? SubmissionEvidence.GONE_FROM_COMPOSER : SubmissionEvidence.NOTHING);
    }

    private String recognisable(String screen) {
        if (screen.contains(message().id())) {
            return message().id();
        }
        Optional<Pattern> folded = written.session().agent().signs().pasted();
        return folded.map(pattern -> pattern.matcher(screen))
                .flatMap(SubmissionProbe::last)
                .orElse(message().id());
    }

    private static Optional<String> last(Matcher matcher) {
        return matcher.results().map(found -> found.group()).reduce((older, newer) -> newer);
    }

    /** A message that was pasted: into which process, whether that worked already, and what its screen showed before. */
    record WrittenMessage(
            WorkerSession session, WorkerMessage message, TerminalPane pane, boolean wasActive, String screenBefore) {}

    /** One look: what it proves, the words by which our text is recognised in the input line, and what was there instead. */
    record ProbeResult(SubmissionEvidence evidence, String shown, String instead) {
        static ProbeResult of(SubmissionEvidence evidence) {
            return new ProbeResult(evidence, "", "");
        }

        static ProbeResult inComposer(String shown) {
            return new ProbeResult(SubmissionEvidence.IN_COMPOSER, shown, "");
        }

        static ProbeResult nothing(String instead) {
            return new ProbeResult(SubmissionEvidence.NOTHING, "", instead);
        }

        static ProbeResult dialog(String question) {
            return new ProbeResult(SubmissionEvidence.DIALOG_OPEN, "", question);
        }
    }

    /** The evidence one look gives about a message that was written. */
    enum SubmissionEvidence {
        NOTHING,
        NOT_ECHOED,
        SESSION_GONE,
        DIALOG_OPEN,
        IN_COMPOSER,
        /** Taken by the program, or not drawn at the moment: it may be there again. */
        GONE_FROM_COMPOSER,
        SUBMITTED,
        PICKED_UP,
        ACKNOWLEDGED
    }
}
