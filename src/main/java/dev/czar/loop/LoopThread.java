package dev.czar.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The one thread of a project that decides and writes: it takes what the queue holds, one pass after the other. */
final class LoopThread {

    private static final Logger LOG = Logger.getLogger(LoopThread.class);
    private static final long LONGEST_WAIT_MILLISECONDS = 5_000;
    private static final long FIRST_READINGS_SECONDS = 5;

    /** Made beforehand: when memory is at its end, there is none to say so. */
    private static final String OUT_OF_MEMORY = "the last cycle ran out of memory and is tried again";

    private final String name;
    private final EventQueue events;
    private final CycleRunner cycles;
    private final Thread thread;
    private volatile String problem = "";
    private volatile boolean running = true;
    private volatile long passes;
    private Future<?> firstReadings;

    LoopThread(String name, EventQueue events, CycleRunner cycles) {
        this.name = name;
        this.events = events;
        this.cycles = cycles;
        this.thread = new Thread(this::run, "czar-loop-" + name);
    }

    /** Takes up what a crash left open, then begins when every sensor's {@code firstReadings} have arrived. */
    void start(Future<?> readings) {
        cycles.resumeOpenActions();
        firstReadings = readings;
        thread.start();
    }

    /** Lets the pass under way end; what waits is read again from the world at the next start. */
    void stop() {
        running = false;
        thread.interrupt();
    }

    /** Waits until the pass under way has ended, though not for ever. */
    void join() throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(FIRST_READINGS_SECONDS));
    }

    boolean alive() {
        return thread.isAlive();
    }

    /** How often it was woken, by whatever it was. */
    long passes() {
        return passes;
    }

    String problem() {
        return problem;
    }

    /** The one catch-all of the loop: whatever goes wrong is said in health, and the next pass tries again. */
    private void run() {
        awaitFirstReadings();
        List<LoopEvent> undone = new ArrayList<>();
        while (running) {
            try {
                undone.addAll(events.take(cycles.millisecondsUntilDue(LONGEST_WAIT_MILLISECONDS)));
                passes++;
                cycles.handle(undone);
                undone.clear();
                problem = "";
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (OutOfMemoryError full) {
                problem = OUT_OF_MEMORY;
            } catch (Exception | LinkageError | VirtualMachineError failure) {
                undone.removeIf(LoopEvent.Viewed.class::isInstance);
                problem = failure.getMessage() == null ? failure.toString() : failure.getMessage();
                LOG.errorf(failure, "cycle failed: project=%s", name);
            }
        }
    }

    /** What was known before a stop is old: it is decided with only beside what is seen now. */
    private void awaitFirstReadings() {
        try {
            firstReadings.get(FIRST_READINGS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.warnf("first readings incomplete, deciding without them: project=%s", name);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
