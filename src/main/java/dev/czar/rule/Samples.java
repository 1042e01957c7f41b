package dev.czar.rule;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Cycles that were measured one after the other in this thread: how long each took and what they allocated. */
final class Samples {

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long[] micros = new long[1_024];
    private int count;
    private long allocated;

    void measure(Runnable cycle) {
        long before = thread.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        cycle.run();
        long took = System.nanoTime() - start;
        allocated += thread.getCurrentThreadAllocatedBytes() - before;
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count] = took / 1_000;
        count++;
    }

    int count() {
        return count;
    }

    /** Bytes a cycle. */
    long allocated() {
        return allocated / count;
    }

    /** What so many of a hundred cycles stay within, in microseconds. */
    long percentile(int percent) {
        long[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(count * percent / 100.0) - 1];
    }
}
