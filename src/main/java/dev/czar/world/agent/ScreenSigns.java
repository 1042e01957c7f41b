package dev.czar.world.agent;

import dev.czar.world.agent.ScreenState.AgentShortage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an agent's screen is read: what its parts look like and which signs mean what. */
public record ScreenSigns(
        Map<ScreenPart, Pattern> parts, boolean composerStays, Map<SignGroup, List<ScreenSign>> groups) {
    public ScreenSigns {
        parts = Map.copyOf(parts);
        groups = Map.copyOf(groups);
    }

    /** The signs of a group, the most important first. */
    List<ScreenSign> of(SignGroup group) {
        return groups.getOrDefault(group, List.of());
    }

    Optional<Pattern> pattern(ScreenPart part) {
        return Optional.ofNullable(parts.get(part));
    }

    /** The placeholder that stands for a long paste in the composer. */
    public Optional<Pattern> pasted() {
        return pattern(ScreenPart.PASTED);
    }

    /** Whether the program says in this line that it has no conversation to resume. */
    public boolean hasNothingToResume(String line) {
        return is(ScreenPart.NOTHING_TO_RESUME, line);
    }

    /** Whether the composer would not take the text as it is: a path it would read, a command it would run. */
    public boolean expands(String text) {
        return is(ScreenPart.EXPANDS, text);
    }

    boolean is(ScreenPart part, String line) {
        return pattern(part).filter(pattern -> pattern.matcher(line).find()).isPresent();
    }

    /** A part of a screen, or of a text for its composer, that a pattern recognises; the order is that of the documentation. */
    public enum ScreenPart {
        COMPOSER("composer"),
        COMPOSER_ABOVE("composerAbove"),
        COMPOSER_BELOW("composerBelow"),
        DRAFT_ABOVE("draftAbove"),
        PLACEHOLDER("placeholder"),
        PASTED("pasted"),
        USER("user"),
        BLOCK("block"),
        TOOL("tool"),
        PROGRAM("program"),
        ANSWER("answer"),
        FAILED("failed"),
        UNFINISHED("unfinished"),
        EXPANDS("expands"),
        NOTHING_TO_RESUME("nothingToResume");

        private final String key;

        ScreenPart(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /** What a sign means, and where it is looked for unless it says otherwise. */
    public enum SignGroup {
        ENDED("ended", SignRegion.LAST),
        BLOCKED("blocked", SignRegion.DIALOG),
        BUSY("busy", SignRegion.STATUS),
        BACKGROUND("background", SignRegion.STATUS),
        FINISHED("finished", SignRegion.STATUS),
        NOTICE("notice", SignRegion.BANNER),
        AUTH_LOST("authLost", SignRegion.BANNER),
        OUT_OF_CREDIT("outOfCredit", SignRegion.BANNER),
        CONTEXT_FULL("contextFull", SignRegion.BANNER),
        QUOTA_EXCEEDED("quotaExceeded", SignRegion.BANNER),
        RATE_LIMITED("rateLimited", SignRegion.BANNER),
        SERVER_ERROR("serverError", SignRegion.BANNER);

        private static final Map<SignGroup, AgentShortage> SHORTAGES = new EnumMap<>(Map.of(
                AUTH_LOST, AgentShortage.AUTH_LOST,
                OUT_OF_CREDIT, AgentShortage.OUT_OF_CREDIT,
                CONTEXT_FULL, AgentShortage.CONTEXT_FULL,
                QUOTA_EXCEEDED, AgentShortage.QUOTA_EXCEEDED,
                RATE_LIMITED, AgentShortage.RATE_LIMITED,
                SERVER_ERROR, AgentShortage.SERVER_ERROR));

        private final String key;
        private final SignRegion region;

        SignGroup(String key, SignRegion region) {
            this.key = key;
            this.region = region;
        }

        public String key() {
            return key;
        }

        SignRegion region() {
            return region;
        }

        AgentShortage shortage() {
            return SHORTAGES.getOrDefault(this, AgentShortage.NONE);
        }

        static List<SignGroup> shortages() {
            return List.copyOf(SHORTAGES.keySet());
        }
    }

    /**
     * Where a sign counts: the last line; the lines of a dialog; the lines below the newest block of words; the lines
     * below the composer; the newest message of the program itself, its lines joined.
     */
    public enum SignRegion {
        LAST,
        DIALOG,
        STATUS,
        FOOTER,
        BANNER
    }

    /** A named sign: patterns of which each must be found on some line of its region; the higher priority is tried first. */
    public record ScreenSign(String name, List<Pattern> patterns, SignRegion region, int priority) {
        public ScreenSign {
            patterns = List.copyOf(patterns);
        }

        /** The last match of the first pattern when all are found. */
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
}
