package dev.czar.cli.input;

import dev.czar.cli.CzarCommand;
import java.io.PrintWriter;

/** Counts cycles for who waits at a terminal. */
public final class CycleProgress {

    private static final int PRINT_EVERY = 500;

    private final boolean interactive;
    private final PrintWriter err;
    private int cycles;

    public CycleProgress(CzarCommand czar) {
        this.interactive = czar.environment().terminal();
        this.err = czar.environment().err();
    }

    public void countCycle() {
        cycles++;
        if (interactive && cycles % PRINT_EVERY == 0) {
            print(cycles + " cycles");
        }
    }

    /** Gives the line back. */
    public void end() {
        if (interactive && cycles >= PRINT_EVERY) {
            print("\u001b[K");
        }
    }

    private void print(String text) {
        err.print("\r" + text);
        err.flush();
    }
}
