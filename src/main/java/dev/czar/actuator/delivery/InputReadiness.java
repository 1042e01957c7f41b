package dev.czar.actuator.delivery;

import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.io.ProcessTable;
import dev.czar.io.ShellPrograms;
import dev.czar.io.ShellPrograms.ShellPrompt;
import dev.czar.project.files.FencedText;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.ScreenReader;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import dev.czar.world.terminal.PaneList;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.ProtocolReading;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Says whether text may be written into a worker's session at this moment: never into a dialog, a shell or a human's draft. */
final class InputReadiness {
    private final TerminalHost terminal;
    private final Clock clock;
    private final Duration typing;

    InputReadiness(TerminalHost terminal, Clock clock, Duration typing) {
        this.terminal = terminal;
        this.clock = clock;
        this.typing = typing;
    }

    Readiness check(WorkerSession session) throws InterruptedException {
        PaneList panes = terminal.panes();
        Optional<TerminalPane> pane = panes.ofSession(session.worker());
        if (panes.isUnknown(session.worker())) {
            return Readiness.retryLater("the terminal does not answer");
        }
        if (pane.isEmpty()) {
            return Readiness.refused("there is no session " + session.worker());
        }
        try {
            return check(session, pane.get());
        } catch (TerminalException unreadable) {
            return Readiness.retryLater(unreadable.getMessage());
        }
    }

    private Readiness check(WorkerSession session, TerminalPane pane) throws TerminalException, InterruptedException {
        if (pane.dead()) {
            return Readiness.refused(
                    "the agent has ended" + (pane.exitStatus() < 0 ? "" : " with exit status " + pane.exitStatus()));
        }
        if (ProcessTable.isStopped(pane.pid())) {
            return Readiness.retryLater("a signal has stopped the agent");
        }
        Optional<ProtocolReading> told = terminal.protocol(pane);
        if (told.isPresent()) {
            return byProtocol(session, pane, told.get());
        }
        Optional<String> shell = shell(session.agent(), pane);
        if (shell.isPresent()) {
            return Readiness.refused("a shell (" + shell.get() + ") runs in the session");
        }
        if (typedRecently(pane)) {
            return Readiness.retryLater("a human is typing");
        }
        if (pane.inCopyMode()) {
            terminal.leaveCopyMode(pane);
            return Readiness.retryLater("the session was scrolled back");
        }
        ScreenReader reader = new ScreenReader(session.agent());
        ScreenState state = reader.read(terminal.screen(pane));
        if (state.turn() == ScreenTurn.AWAITING_INPUT) {
            return Readiness.retryLater("awaiting input: " + state.question());
        }
        if (!session.agent().unreadable() && !state.takesInput(session.agent())) {
            return Readiness.retryLater("the agent does not take input (" + state.turn() + " " + state.sign() + ")");
        }
        String draft = reader.draft(terminal.styledScreen(pane));
        return draft.isEmpty()
                ? Readiness.ready(pane, state)
                : Readiness.retryLater("unsent text in the input line of " + session.worker() + ": "
                        + FencedText.shortened(draft, 160));
    }

    /** Whatever its screen still shows: an agent that is a script is no shell at its prompt, which would run what is written. */
    private static Optional<String> shell(AgentProfile agent, TerminalPane pane) {
        Optional<String> shell = Optional.of(pane.command()).filter(ShellPrograms::isShell);
        if (!agent.shell()) {
            return shell;
        }
        return shell.filter(there -> !ShellPrograms.isPrompt(agent.command()))
                .flatMap(there -> ShellPrograms.promptBefore(pane.pid()))
                .map(ShellPrompt::name);
    }

    /** A message waits for the end of a turn; none is added to another that was not submitted. */
    private static Readiness byProtocol(WorkerSession session, TerminalPane pane, ProtocolReading told) {
        if (!told.state().takesInput(session.agent())) {
            return Readiness.retryLater("its turn is not over (" + told.state().sign() + ")");
        }
        return told.draft().isEmpty()
                ? Readiness.ready(pane, told.state())
                : Readiness.retryLater("an earlier message to " + session.worker() + " is not submitted yet");
    }

    /** The pane to which Enter may be sent now, as far as a person who types there is concerned. */
    Optional<TerminalPane> untouchedPane(WorkerSession session) throws InterruptedException {
        return terminal.panes().ofSession(session.worker()).filter(found -> !found.dead() && !typedRecently(found));
    }

    private boolean typedRecently(TerminalPane pane) {
        return pane.lastKeyPress()
                .filter(at -> Duration.between(at, clock.instant()).compareTo(typing) < 0)
                .isPresent();
    }

    /** One look at a worker's input: ready on this very pane, or the reason why not; {@code passing} reasons go by themselves. */
    record Readiness(Optional<TerminalPane> pane, ScreenState state, String reason, boolean temporary) {
        static Readiness ready(TerminalPane pane, ScreenState state) {
            return new Readiness(Optional.of(pane), state, "", false);
        }

        static Readiness retryLater(String refusal) {
            return new Readiness(Optional.empty(), ScreenState.UNREADABLE, refusal, true);
        }

        static Readiness refused(String refusal) {
            return new Readiness(Optional.empty(), ScreenState.UNREADABLE, refusal, false);
        }

        boolean isReady() {
            return pane.isPresent();
        }
    }
}
