package dev.czar.actuator.delivery;

import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal for tests that can be made to crash right after a step was remembered. */
public final class InMemoryJournal implements ExecutionJournal {
    /** Stands for the end of the process. */
    public static final class SimulatedCrash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final List<ExecutionStep> steps = new CopyOnWriteArrayList<>();
    private final Map<String, Callable<?>> events = new ConcurrentHashMap<>();
    private String crashAt = "";

    public void crashAt(String step) {
        crashAt = step;
    }

    /** What happens in the world right after this step. */
    void then(String step, Callable<?> event) {
        events.put(step, event);
    }

    @Override
    public void append(ExecutionStep step) {
        steps.add(step);
        happen(step);
        if (step.name().equals(crashAt)) {
            crashAt = "";
            throw new SimulatedCrash();
        }
    }

    private void happen(ExecutionStep step) {
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
    public List<ExecutionStep> steps(String decision) {
        return steps.stream().filter(step -> step.decision().equals(decision)).toList();
    }

    List<String> names(String decision) {
        return steps(decision).stream().map(ExecutionStep::name).toList();
    }
}
