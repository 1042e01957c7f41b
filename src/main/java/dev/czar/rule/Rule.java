package dev.czar.rule;

import java.util.List;

/**
 * A rule of the book: its sentence, its words, its capability, where it stands, the types it matches, and the type it
 * concludes with the families that belongs to.
 */
public record Rule(
        String name,
        String why,
        String capability,
        String file,
        int line,
        List<String> matches,
        List<String> concludes) {

    public Rule {
        matches = List.copyOf(matches);
        concludes = List.copyOf(concludes);
    }
}
