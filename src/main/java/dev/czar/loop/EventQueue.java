package dev.czar.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What wakes the loop. Bounded in effect: a sensor reads again only after its last batch is durable. */
final class EventQueue {

    private static final int MAX_BATCH = 1_000;

    private final BlockingQueue<LoopEvent> waiting = new LinkedBlockingQueue<>();

    void put(LoopEvent event) {
        waiting.add(event);
    }

    /** All that waits, or nothing after the given time. */
    List<LoopEvent> take(long milliseconds) throws InterruptedException {
        List<LoopEvent> taken = new ArrayList<>();
        LoopEvent first = waiting.poll(milliseconds, TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            waiting.drainTo(taken, MAX_BATCH);
        }
        return taken;
    }
}
