package dev.czar.cli;

import java.io.PrintWriter;

/** Counts cycles for who waits at a terminal. */
final class Progress {

    private static final int TOLD_EVERY = 500;

    private final boolean watched;
    private final PrintWriter err;
    private int cycles;

    Progress(Czar czar) {
        this.watched = czar.surroundings().terminal();
        this.err = czar.surroundings().err();
    }

    void cycle() {
        cycles++;
        if (watched && cycles % TOLD_EVERY == 0) {
            tell(cycles + " cycles");
        }
    }

    /** Gives the line back. */
    void end() {
        if (watched && cycles >= TOLD_EVERY) {
            tell("\u001b[K");
        }
    }

    private void tell(String text) {
        err.print("\r" + text);
        err.flush();
    }
}
