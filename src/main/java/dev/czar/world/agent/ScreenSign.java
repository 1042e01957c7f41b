package dev.czar.world.agent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A named sign on a screen: patterns of which each must be found on some line. */
public record ScreenSign(String name, List<Pattern> patterns) {
    public ScreenSign {
        patterns = List.copyOf(patterns);
    }

    /** The match of the first pattern when all are found. */
    Optional<Matcher> in(List<String> lines) {
        Optional<Matcher> first = Optional.empty();
        for (Pattern pattern : patterns) {
            Optional<Matcher> found =
                    lines.stream().map(pattern::matcher).filter(Matcher::find).reduce((older, newer) -> newer);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            first = first.or(() -> found);
        }
        return first;
    }
}
