package dev.czar.io;

import java.util.concurrent.CancellationException;

/** Ends long work whose thread was interrupted because nobody waits for it any more. */
public final class CancellationCheck {

    private CancellationCheck() {}

    public static void run() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("nobody waits for the answer any more");
        }
    }
}
