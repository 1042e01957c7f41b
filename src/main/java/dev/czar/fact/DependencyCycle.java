package dev.czar.fact;

import java.util.List;

/** Tasks that wait for each other in a ring, in ring order, smallest first. */
public record DependencyCycle(List<String> tasks) implements Sensed {
    public DependencyCycle {
        tasks = List.copyOf(tasks);
    }

    @Override
    public String subject() {
        return String.join("/", tasks);
    }

    /** The ring, in words. */
    public String ring() {
        return String.join(" -> ", tasks) + " -> " + (tasks.isEmpty() ? "" : tasks.get(0));
    }
}
