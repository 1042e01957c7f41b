package dev.czar.world.agent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an agent's screen is read. {@code composer} finds the line text is typed into, with what stands there as group
 * {@code draft}, and {@code composerStays} when it is there during work too; {@code block} begins a piece of the agent's own words, above which nothing is a sign of now.
 */
public record Signs(
        Optional<Pattern> composer,
        boolean composerStays,
        Optional<Pattern> block,
        Optional<Pattern> placeholder,
        Optional<Pattern> pasted,
        List<ScreenSign> busy,
        List<ScreenSign> background,
        List<ScreenSign> finished,
        List<ScreenSign> blocked,
        List<ScreenSign> rateLimited,
        List<ScreenSign> contextLow,
        List<ScreenSign> authLost) {
    public Signs {
        busy = List.copyOf(busy);
        background = List.copyOf(background);
        finished = List.copyOf(finished);
        blocked = List.copyOf(blocked);
        rateLimited = List.copyOf(rateLimited);
        contextLow = List.copyOf(contextLow);
        authLost = List.copyOf(authLost);
    }
}
