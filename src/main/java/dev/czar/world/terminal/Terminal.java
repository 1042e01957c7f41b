package dev.czar.world.terminal;

import java.util.List;

/**
 * Sessions that outlive Czar, one worker each. Whatever is written goes to the very process the pane was read with, or
 * nowhere: a pane that has changed since is a {@link TerminalException} with nothing done.
 */
public interface Terminal {
    /** All panes in one look; a server that cannot be asked is a state, not an exception. */
    Panes panes() throws InterruptedException;

    /** Starts a new session; one of that name must not exist. */
    Pane start(Launch launch) throws TerminalException, InterruptedException;

    /** Ends what runs in the pane, with all its children, and starts anew in the same pane. */
    Pane restart(Pane pane, Launch launch) throws TerminalException, InterruptedException;

    /** The visible lines. */
    String screen(Pane pane) throws TerminalException, InterruptedException;

    /** The visible lines with their colours and dim text as escape sequences. */
    String styledScreen(Pane pane) throws TerminalException, InterruptedException;

    /** The visible lines and all that scrolled away, as far as it is kept. */
    String history(Pane pane) throws TerminalException, InterruptedException;

    /** The command by which a human joins a session. */
    List<String> attaching(String session);

    /** Puts text into a buffer of the server; nothing is written to any pane yet. */
    void load(String buffer, byte[] text) throws TerminalException, InterruptedException;

    /** Whether the buffer is still there, that is: loaded and never pasted. */
    boolean holds(String buffer) throws TerminalException, InterruptedException;

    void drop(String buffer) throws TerminalException, InterruptedException;

    /** Writes the buffer as one bracketed paste and removes it, both in one step of the server. */
    void paste(Pane pane, String buffer) throws TerminalException, InterruptedException;

    void pressEnter(Pane pane) throws TerminalException, InterruptedException;

    /** Leaves a scrolled-back view, in which keys would not reach the program. */
    void scrollDown(Pane pane) throws TerminalException, InterruptedException;

    /** Ends the session and every process of it: politely first, then for certain. */
    void stop(String session) throws TerminalException, InterruptedException;

    /** Ends the server with all its sessions. */
    void stopServer() throws TerminalException, InterruptedException;
}
