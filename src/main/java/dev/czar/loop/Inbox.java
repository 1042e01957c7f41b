package dev.czar.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What wakes the loop. Bounded in effect: a sensor looks again only after its last look was remembered. */
final class Inbox {

    private static final int MOST_AT_ONCE = 1_000;

    private final BlockingQueue<Wake> waiting = new LinkedBlockingQueue<>();

    void put(Wake wake) {
        waiting.add(wake);
    }

    /** All that waits, or nothing after the given time. */
    List<Wake> take(long milliseconds) throws InterruptedException {
        List<Wake> taken = new ArrayList<>();
        Wake first = waiting.poll(milliseconds, TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            waiting.drainTo(taken, MOST_AT_ONCE);
        }
        return taken;
    }
}
