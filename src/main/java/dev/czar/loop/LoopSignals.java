package dev.czar.loop;

import dev.czar.sensor.SensorTriggers;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** What the parts of a project share and is made before them: the latest state, the one queue, triggers and listeners. */
record LoopSignals(CycleState state, EventQueue events, SensorTriggers triggers, CycleListeners listeners) {

    static LoopSignals of(ProjectContext project) {
        return new LoopSignals(
                new CycleState(
                        project.ledger().board(project.name()),
                        project.clock().instant().truncatedTo(ChronoUnit.MILLIS)),
                new EventQueue(),
                new SensorTriggers(),
                new CycleListeners());
    }

    /** Who is told that a project has completed a cycle; each returns at once, for the next waits for it. */
    static final class CycleListeners {

        private static final Logger LOG = Logger.getLogger(CycleListeners.class);

        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

        void add(Runnable listener) {
            listeners.add(listener);
        }

        void remove(Runnable listener) {
            listeners.remove(listener);
        }

        /** One listener that fails takes nothing from the others. */
        void cycleCompleted() {
            for (Runnable listener : listeners) {
                try {
                    listener.run();
                } catch (RuntimeException failure) {
                    LOG.warnf(failure, "a cycle listener failed");
                }
            }
        }
    }
}
