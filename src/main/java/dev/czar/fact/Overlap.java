package dev.czar.fact;

import java.util.List;

/** Files a task declares that a worker's branch for another task changes and that are not in the omnibus yet. */
public record Overlap(String task, String worker, String other, List<String> files) implements Sensed {
    public Overlap {
        files = List.copyOf(files);
    }

    @Override
    public String subject() {
        return task + "/" + worker + "/" + other;
    }
}
