package dev.czar.loop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** Who is told that a project has completed a cycle; each returns at once, for the next waits for it. */
final class CycleListeners {

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
