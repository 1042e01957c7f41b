package dev.czar.project;

import java.time.Duration;
import java.util.List;

/** A file's last good content, how old it is, and what is wrong with what the file holds now, if anything. */
public record Reading<T>(T value, Duration age, List<ConfigProblem> problems) {

    public Reading {
        problems = List.copyOf(problems);
    }

    public boolean current() {
        return problems.isEmpty();
    }
}
