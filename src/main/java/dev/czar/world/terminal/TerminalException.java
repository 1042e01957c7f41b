package dev.czar.world.terminal;

import java.io.IOException;

/** The terminal did not do what it was asked; {@link #maybeDone()} when it is not known whether it did. */
public final class TerminalException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean maybeDone;

    TerminalException(String message, boolean maybeDone) {
        super(message);
        this.maybeDone = maybeDone;
    }

    public static TerminalException notDone(String message) {
        return new TerminalException(message, false);
    }

    public static TerminalException unknown(String message) {
        return new TerminalException(message, true);
    }

    public boolean maybeDone() {
        return maybeDone;
    }
}
