package dev.czar.world.terminal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One look at the server: its state and, while it runs, all panes; {@code unread} are the sessions of which it cannot be told
 * whether they are there when no pane of them is.
 */
public record PaneList(ServerState server, List<TerminalPane> panes, Predicate<String> unread) {
    public PaneList {
        panes = List.copyOf(panes);
    }

    /** A server that is not reached says nothing of any session. */
    public PaneList(ServerState server, List<TerminalPane> panes) {
        this(server, panes, session -> server == ServerState.UNREACHABLE);
    }

    /** The session's first pane; a human may have split off others. */
    public Optional<TerminalPane> ofSession(String session) {
        return panes.stream()
                .filter(pane -> pane.session().equals(session))
                .min(Comparator.comparingLong(PaneList::number));
    }

    /** Whether it cannot be told if there is such a session. */
    public boolean isUnknown(String session) {
        return unread.test(session) && ofSession(session).isEmpty();
    }

    private static long number(TerminalPane pane) {
        return Long.parseLong(pane.id().substring(1));
    }

    /**
     * One reading of a worker's pane. Its identity is id, session and process together: what is written to a pane reaches
     * that very process or nothing. {@code exitStatus} is -1 while it lives, when it was killed, and when tmux has not heard of
     * its end yet; {@code exitSignal} is the number of the signal that ended it, 0 for none, {@code ended} when tmux
     * heard of its end; {@code typed} is when an attached human last pressed a key.
     */
    public record TerminalPane(
            String id,
            String session,
            long pid,
            boolean dead,
            int exitStatus,
            int exitSignal,
            Optional<Instant> ended,
            String command,
            boolean inCopyMode,
            Instant lastOutput,
            Optional<Instant> lastKeyPress) {

        /** Whether its process has ended and tmux does not say how. */
        boolean endUntold() {
            return dead && exitStatus < 0 && exitSignal == 0;
        }
    }

    /** What is known of the terminal server; unreachable says nothing about the sessions it may hold. */
    public enum ServerState {
        RUNNING,
        ABSENT,
        UNREACHABLE
    }
}
