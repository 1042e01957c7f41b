package dev.czar.fact;

import java.util.List;

/** What a task's branch changes at its head, since it left what is integrated: how many files, and in which areas. */
public record Change(String task, String worker, String head, int files, List<String> areas) implements Sensed {
    public Change {
        areas = List.copyOf(areas);
    }

    @Override
    public String subject() {
        return worker + "/" + task;
    }
}
