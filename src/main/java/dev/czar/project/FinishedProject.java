package dev.czar.project;

import java.time.Instant;
import java.util.List;

/** A line of the history file; {@code successRate} is from 0 to 1. */
public record FinishedProject(
        String name,
        Instant date,
        List<String> workers,
        double successRate,
        List<String> lessons,
        List<String> improvements) {
    public FinishedProject {
        workers = List.copyOf(workers);
        lessons = List.copyOf(lessons);
        improvements = List.copyOf(improvements);
    }
}
