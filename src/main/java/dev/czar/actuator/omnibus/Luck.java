package dev.czar.actuator.omnibus;

import dev.czar.omnibus.search.Pace;
import java.util.concurrent.atomic.AtomicInteger;

/** How often checks failed on what passed when they were run again, and how many may run at a time. */
final class Luck {
    private static final double DOUBT = 0.01;
    private static final double CONFIDENCE = 20;

    private final int parallel;
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger unlucky = new AtomicInteger();

    Luck(int parallel) {
        this.parallel = parallel;
    }

    /** One more run, which showed that so many before it had failed for nothing. */
    void saw(int failedForNothing) {
        runs.incrementAndGet();
        unlucky.addAndGet(failedForNothing);
    }

    int parallel() {
        return parallel;
    }

    Pace pace() {
        return new Pace(parallel, (unlucky.get() + DOUBT) / (runs.get() + CONFIDENCE));
    }
}
