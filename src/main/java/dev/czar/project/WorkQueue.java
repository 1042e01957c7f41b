package dev.czar.project;

import java.util.List;
import java.util.Optional;

/** The tasks of a project, in file order. */
public record WorkQueue(List<QueuedTask> tasks) {

    public WorkQueue {
        tasks = List.copyOf(tasks);
    }

    public Optional<QueuedTask> task(String id) {
        return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
    }
}
