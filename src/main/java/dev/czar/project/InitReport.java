package dev.czar.project;

import java.util.List;

/** What {@code czar init} made, what it found and left alone, and what a person should know. */
public record InitReport(List<String> created, List<String> kept, List<String> notes) {
    public InitReport {
        created = List.copyOf(created);
        kept = List.copyOf(kept);
        notes = List.copyOf(notes);
    }
}
