package dev.czar.world.agent;

import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The one word a screen of a corpus is called by: whose move it is, or what runs short; files begin with it, as in {@code idle-finished.txt}. */
public enum ScreenLabel {
    ACTIVE,
    BACKGROUND,
    IDLE,
    BLOCKED,
    LIMITED,
    QUOTA,
    NOCREDIT,
    SERVERERROR,
    CONTEXTFULL,
    AUTHLOST,
    UNKNOWN;

    private static final Map<String, ScreenLabel> OTHER_WORDS =
            Map.of("working", ACTIVE, "busy", ACTIVE, "finished", IDLE, "typing", IDLE);
    private static final Map<AgentShortage, ScreenLabel> SHORTAGES = Map.of(
            AgentShortage.RATE_LIMITED, LIMITED,
            AgentShortage.QUOTA_EXCEEDED, QUOTA,
            AgentShortage.OUT_OF_CREDIT, NOCREDIT,
            AgentShortage.SERVER_ERROR, SERVERERROR,
            AgentShortage.CONTEXT_FULL, CONTEXTFULL,
            AgentShortage.AUTH_LOST, AUTHLOST);

    public static ScreenLabel of(ScreenState state) {
        if (state.turn() != ScreenTurn.AWAITING_INPUT && state.shortage() != AgentShortage.NONE) {
            return SHORTAGES.get(state.shortage());
        }
        if (state.background()) {
            return BACKGROUND;
        }
        return state.turn() == ScreenTurn.AWAITING_INPUT
                ? BLOCKED
                : valueOf(state.turn().name());
    }

    /** The label a file's name begins with, if it is one. */
    public static Optional<ScreenLabel> ofFile(String name) {
        String word = name.replaceAll("[-_.].*", "").toLowerCase(Locale.ROOT);
        for (ScreenLabel label : values()) {
            if (label.word().equals(word)) {
                return Optional.of(label);
            }
        }
        return Optional.ofNullable(OTHER_WORDS.get(word));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Work in the background is work. */
    public boolean agrees(ScreenLabel read) {
        return this == read || this == ACTIVE && read == BACKGROUND;
    }

    /** How often a screen of one label was read as which. */
    public static final class ConfusionMatrix {
        private final Map<ScreenLabel, Map<ScreenLabel, Integer>> counts = new TreeMap<>();
        private int total;
        private int wrong;

        public void add(ScreenLabel expected, ScreenLabel read) {
            counts.computeIfAbsent(expected, label -> new TreeMap<>()).merge(read, 1, Integer::sum);
            total++;
            wrong += expected.agrees(read) ? 0 : 1;
        }

        public int total() {
            return total;
        }

        public int wrong() {
            return wrong;
        }

        /** Expected label, then what it was read as with its number. */
        public Map<ScreenLabel, Map<ScreenLabel, Integer>> counts() {
            return counts;
        }
    }
}
