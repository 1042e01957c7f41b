package dev.czar.world.terminal;

import dev.czar.world.terminal.PaneList.TerminalPane;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Sessions that outlive Czar, one worker each. Whatever is written goes to the very process the pane was read with, or
 * nowhere: a pane that has changed since is a {@link TerminalException} with nothing done.
 */
public interface TerminalHost {
    /** All panes in one look; a server that cannot be asked is a state, not an exception. */
    PaneList panes() throws InterruptedException;

    /** Starts a new session; one of that name must not exist. */
    TerminalPane start(SessionLaunch launch) throws TerminalException, InterruptedException;

    /** Ends what runs in the pane or was left by it, with all its children, and starts anew in the same pane. */
    TerminalPane restart(TerminalPane pane, SessionLaunch launch) throws TerminalException, InterruptedException;

    /** The visible lines; of a program that has ended with the one that the terminal's message about it has scrolled away. */
    String screen(TerminalPane pane) throws TerminalException, InterruptedException;

    /** The visible lines with their colours and dim text as escape sequences. */
    String styledScreen(TerminalPane pane) throws TerminalException, InterruptedException;

    /** The visible lines and all that scrolled away, as far as it is kept. */
    String history(TerminalPane pane) throws TerminalException, InterruptedException;

    /** What the program itself says by its protocol; empty of one that has nothing but its screen. */
    default Optional<ProtocolReading> protocol(TerminalPane pane) throws TerminalException {
        return Optional.empty();
    }

    /** The command by which a human joins a session. */
    List<String> attachCommand(String session);

    /** Puts text for a session into a buffer; nothing is written to any pane yet. */
    void loadBuffer(String session, String buffer, byte[] text) throws TerminalException, InterruptedException;

    /** Whether the buffer is still there, that is: loaded and never pasted. */
    boolean hasBuffer(String session, String buffer) throws TerminalException, InterruptedException;

    void deleteBuffer(String session, String buffer) throws TerminalException, InterruptedException;

    /** Writes the buffer as one bracketed paste and removes it, both in one step of the server. */
    void paste(TerminalPane pane, String buffer) throws TerminalException, InterruptedException;

    void pressEnter(TerminalPane pane) throws TerminalException, InterruptedException;

    /**
     * Presses Enter if these letters and digits stand in one visible line at that very moment, else {@link TerminalException}
     * with nothing done; any other character of {@code shown} stands for any one character.
     */
    void pressEnterWhile(TerminalPane pane, String shown) throws TerminalException, InterruptedException;

    /** Leaves a scrolled-back view, in which keys would not reach the program. */
    void leaveCopyMode(TerminalPane pane) throws TerminalException, InterruptedException;

    /** Ends the session and every process of it: politely first, then for certain. */
    void stop(String session) throws TerminalException, InterruptedException;

    /**
     * Runs {@code listener}, which returns at once, within a second after a program in a session has ended or written something;
     * now and then without cause, and seldom not at all.
     */
    AutoCloseable onChange(Runnable listener) throws IOException;

    /** Whether a listener is told of what is written; where it is not, one has to look. */
    boolean tellsOfChanges();

    /** Ends the server with all its sessions and every process of them. */
    void stopServer() throws TerminalException, InterruptedException;

    /** The terminal did not do what it was asked; {@link #maybeDone()} when it is not known whether it did. */
    public static final class TerminalException extends IOException {
        private static final long serialVersionUID = 1L;

        private final boolean outcomeUnknown;

        TerminalException(String message, boolean maybeDone) {
            super(message);
            this.outcomeUnknown = maybeDone;
        }

        public static TerminalException notDone(String message) {
            return new TerminalException(message, false);
        }

        public static TerminalException unknown(String message) {
            return new TerminalException(message, true);
        }

        public boolean outcomeUnknown() {
            return outcomeUnknown;
        }
    }
}
