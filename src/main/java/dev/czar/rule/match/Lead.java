package dev.czar.rule.match;

import java.util.List;

/** A rule that could conclude what is missing, and what keeps it; {@code note} says why it is not followed further. */
public record Lead(String rule, String file, int line, List<Obstacle> obstacles, String note) {

    public Lead {
        obstacles = List.copyOf(obstacles);
    }
}
