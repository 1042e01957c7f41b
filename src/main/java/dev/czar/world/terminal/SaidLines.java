package dev.czar.world.terminal;

import java.util.List;

/** Lines that people read of a session, and how many there were with all before them. */
public record SaidLines(List<String> lines, long count) {
    public SaidLines {
        lines = List.copyOf(lines);
    }
}
