package dev.czar.world.git;

import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Waits a little longer before each new try, with jitter so that rivals do not meet again. */
final class Backoff {
    private static final int FIRST_MILLIS = 20;
    private static final int LONGEST_MILLIS = 400;

    private final int tries;
    private int tried;

    Backoff(int tries) {
        this.tries = tries;
    }

    /** True after a pause when another try is left. */
    boolean again() {
        tried++;
        if (tried >= tries) {
            return false;
        }
        int ceiling = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tried, 10));
        try {
            new Semaphore(0)
                    .tryAcquire(ThreadLocalRandom.current().nextInt(ceiling / 2, ceiling + 1), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
