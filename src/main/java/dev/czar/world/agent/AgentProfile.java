package dev.czar.world.agent;

import dev.czar.world.agent.ScreenState.AgentShortage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The profile of one kind of agent. {@code gap} lies between a paste and its Enter, {@code pasteLimit} is in bytes,
 * {@code quiet} is how long a screen must not change to be trusted; {@code shell} says that the agent itself runs in a
 * shell, so that a shell in its pane is not a crash.
 */
public record AgentProfile(
        String name,
        List<String> command,
        List<String> resume,
        Map<String, String> environment,
        Duration gap,
        int pasteLimit,
        Duration quiet,
        Duration startTimeout,
        boolean steersWhileActive,
        boolean expandsTabs,
        boolean shell,
        ScreenSigns signs) {
    public AgentProfile {
        command = List.copyOf(command);
        resume = List.copyOf(resume);
        environment = Map.copyOf(environment);
    }

    /** What continues the last conversation, or just starts it where the agent cannot. */
    public List<String> resumeCommand() {
        return resume.isEmpty() ? command : resume;
    }

    /** An agent whose screen cannot be read: only its silence says that it waits. */
    public boolean unreadable() {
        return signs.composer().isEmpty();
    }

    /** An agent profile that cannot be used; the message names the agent, the key and what is expected. */
    public static final class InvalidAgentException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidAgentException(String message) {
            super(message);
        }
    }

    /** A named sign on a screen: patterns of which each must be found on some line. */
    public record ScreenSign(String name, List<Pattern> patterns) {
        public ScreenSign {
            patterns = List.copyOf(patterns);
        }

        /** The match of the first pattern when all are found. */
        Optional<Matcher> in(List<String> lines) {
            Optional<Matcher> first = Optional.empty();
            for (Pattern pattern : patterns) {
                Optional<Matcher> found = lines.stream()
                        .map(pattern::matcher)
                        .filter(Matcher::find)
                        .reduce((older, newer) -> newer);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                first = first.or(() -> found);
            }
            return first;
        }
    }

    /**
     * How an agent's screen is read. {@code composer} finds the line text is typed into, with what stands there as group
     * {@code draft}, and {@code composerStays} when it is there during work too; {@code block} begins a piece of the agent's own words, above which nothing is a sign of now.
     */
    public record ScreenSigns(
            Optional<Pattern> composer,
            boolean composerStays,
            Optional<Pattern> block,
            Optional<Pattern> placeholder,
            Optional<Pattern> pasted,
            List<ScreenSign> busy,
            List<ScreenSign> background,
            List<ScreenSign> finished,
            List<ScreenSign> blocked,
            Map<AgentShortage, List<ScreenSign>> shortages) {
        public ScreenSigns {
            busy = List.copyOf(busy);
            background = List.copyOf(background);
            finished = List.copyOf(finished);
            blocked = List.copyOf(blocked);
            shortages = Map.copyOf(shortages);
        }
    }
}
