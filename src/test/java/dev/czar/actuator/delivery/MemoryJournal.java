package dev.czar.actuator.delivery;

import dev.czar.decision.Journal;
import dev.czar.decision.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal for tests that can be made to crash right after a step was remembered. */
final class MemoryJournal implements Journal {
    /** Stands for the end of the process. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private final Map<String, Callable<?>> events = new ConcurrentHashMap<>();
    private String crashAt = "";

    void crashAt(String step) {
        crashAt = step;
    }

    /** What happens in the world right after this step. */
    void then(String step, Callable<?> event) {
        events.put(step, event);
    }

    @Override
    public void append(Step step) {
        steps.add(step);
        happen(step);
        if (step.name().equals(crashAt)) {
            crashAt = "";
            throw new Crash();
        }
    }

    private void happen(Step step) {
        Callable<?> event = events.remove(step.name());
        try {
            if (event != null) {
                event.call();
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public List<Step> steps(String decision) {
        return steps.stream().filter(step -> step.decision().equals(decision)).toList();
    }

    List<String> names(String decision) {
        return steps(decision).stream().map(Step::name).toList();
    }
}
