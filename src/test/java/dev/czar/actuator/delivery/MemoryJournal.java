package dev.czar.actuator.delivery;

import dev.czar.decision.Journal;
import dev.czar.decision.Step;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal for tests that can be made to crash right after a step was remembered. */
final class MemoryJournal implements Journal {
    /** Stands for the end of the process. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private String crashAt = "";

    void crashAt(String step) {
        crashAt = step;
    }

    @Override
    public void append(Step step) {
        steps.add(step);
        if (step.name().equals(crashAt)) {
            crashAt = "";
            throw new Crash();
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
