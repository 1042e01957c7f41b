package dev.czar.fact;

import java.util.List;

/** The files a task will change, as the queue declares them: paths, folders or globs. */
public record TaskFiles(String task, List<String> files) implements Sensed {
    public TaskFiles {
        files = List.copyOf(files);
    }

    @Override
    public String subject() {
        return task;
    }
}
