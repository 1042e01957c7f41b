package dev.czar.actuator.worker;

import dev.czar.actuator.delivery.WorkerSessions;
import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import dev.czar.world.terminal.PaneList;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.ProtocolReading;
import dev.czar.world.terminal.SessionLaunch;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The sessions workers run in: one each, in its own worktree, with what it needs to report. */
public final class SessionLauncher {
    private final TerminalHost terminal;
    private final WorkerSessions sessions;
    private final SessionSetup setup;
    private final UnaryOperator<String> conversations;

    /** {@code conversations} says by which id a worker's program knows its conversation, '' when nobody knows. */
    public SessionLauncher(
            TerminalHost terminal, WorkerSessions sessions, SessionSetup setup, UnaryOperator<String> conversations) {
        this.terminal = terminal;
        this.sessions = sessions;
        this.setup = setup;
        this.conversations = conversations;
    }

    /** The worker's pane, dead or alive; a terminal that cannot be asked is a failure. */
    Optional<TerminalPane> pane(String worker) throws TerminalException, InterruptedException {
        PaneList panes = terminal.panes();
        if (panes.isUnknown(worker)) {
            throw TerminalException.notDone("the terminal does not answer");
        }
        return panes.ofSession(worker);
    }

    /** Starts the agent anew, in its pane if there is one. */
    TerminalPane start(String worker, Optional<TerminalPane> pane)
            throws IOException, UncommittedChangesException, InterruptedException {
        return launch(worker, sessions.session(worker).agent().command(), pane);
    }

    /** Whether the agent can take up its last conversation. */
    boolean resumes(String worker) {
        return !sessions.session(worker).agent().resume().isEmpty();
    }

    /** Starts the agent with its own or its last conversation where it can, in its pane if there is one. */
    TerminalPane resume(String worker, Optional<TerminalPane> pane)
            throws IOException, UncommittedChangesException, InterruptedException {
        Optional<ProtocolReading> said = pane.isPresent() ? terminal.protocol(pane.get()) : Optional.empty();
        String conversation = said.map(ProtocolReading::conversation)
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> conversations.apply(worker));
        return launch(worker, sessions.session(worker).agent().resumeCommand(conversation), pane);
    }

    private TerminalPane launch(String worker, List<String> command, Optional<TerminalPane> pane)
            throws IOException, UncommittedChangesException, InterruptedException {
        WorkerSession session = sessions.session(worker);
        SessionLaunch launch = setup.prepare(worker, command, session.agent());
        return pane.isPresent() ? terminal.restart(pane.get(), launch) : terminal.start(launch);
    }
}
