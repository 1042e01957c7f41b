package dev.czar.world.agent;

import dev.czar.world.agent.AgentProfile.ScreenSign;
import dev.czar.world.agent.AgentProfile.ScreenSigns;
import dev.czar.world.agent.ScreenLines.StyledText;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.MarkerPlace;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;

/** Reads one agent's screen: only its bottom, only its newest block, and never the agent's prose. */
public final class ScreenReader {
    private static final int DIALOG_LINES = 25;
    private static final int BANNER_LINES = 20;

    private final AgentProfile agent;
    private final ScreenSigns signs;

    public ScreenReader(AgentProfile agent) {
        this.agent = agent;
        this.signs = agent.signs();
    }

    public ScreenState read(String text) {
        if (agent.unreadable()) {
            return ScreenState.UNREADABLE;
        }
        ScreenLines screen = ScreenLines.of(text);
        int composer = composer(screen);
        List<String> dialog = composer < 0 ? screen.last(DIALOG_LINES) : screen.from(composer + 1);
        for (ScreenSign sign : signs.blocked()) {
            Optional<Matcher> match = sign.in(dialog);
            if (match.isPresent()) {
                return state(ScreenTurn.BLOCKED, sign.name(), screen, line(match.get()));
            }
        }
        return turn(screen, composer);
    }

    /** What a human, or an unsubmitted paste, has left in the composer; placeholders are no draft. */
    public String draft(String styledText) {
        ScreenLines screen = ScreenLines.of(new StyledText().withoutDimAndInverse(styledText));
        int line = composer(screen);
        boolean covered = !signs.composerStays()
                && newest(screen.from(line + 1), signs.busy()).isPresent();
        if (line < 0 || covered) {
            return "";
        }
        Matcher composer = signs.composer().orElseThrow().matcher(screen.lines().get(line));
        String draft = composer.find()
                ? Objects.requireNonNullElse(composer.group("draft"), "").strip()
                : "";
        boolean hint = signs.placeholder()
                .filter(pattern -> pattern.matcher(draft).find())
                .isPresent();
        return hint ? "" : draft;
    }

    /** Where the marker is, or a folded paste that stands for it. */
    public MarkerPlace locate(String text, String marker) {
        ScreenLines screen = ScreenLines.of(text);
        int composer = composer(screen);
        int found = lastWith(screen, marker);
        if (found < 0) {
            boolean folded = composer >= 0
                    && signs.pasted()
                            .filter(pattern -> screen.last(pattern) >= composer)
                            .isPresent();
            return folded ? MarkerPlace.COMPOSER : MarkerPlace.ABSENT;
        }
        boolean answered =
                found < composer || newest(screen.from(found + 1), signs.busy()).isPresent();
        return answered || composer < 0 ? MarkerPlace.TRANSCRIPT : MarkerPlace.COMPOSER;
    }

    private ScreenState turn(ScreenLines screen, int composer) {
        for (int index = screen.lines().size() - 1; index >= 0; index--) {
            List<String> line = List.of(screen.lines().get(index));
            Optional<String> background = newest(line, signs.background());
            if (background.isPresent()) {
                return new ScreenState(
                        ScreenTurn.ACTIVE, background.get(), composer >= 0, AgentShortage.NONE, "", "", "");
            }
            Optional<String> busy = newest(line, signs.busy());
            if (busy.isPresent()) {
                return new ScreenState(ScreenTurn.ACTIVE, busy.get(), false, AgentShortage.NONE, "", "", "");
            }
            boolean over = index == composer && !signs.composerStays()
                    || newest(line, signs.finished()).isPresent()
                    || index < composer && startsBlock(line.get(0));
            if (over) {
                break;
            }
        }
        return composer < 0 ? state(ScreenTurn.UNKNOWN, "", screen, "") : state(ScreenTurn.IDLE, "prompt", screen, "");
    }

    private boolean startsBlock(String line) {
        return signs.block().filter(pattern -> pattern.matcher(line).find()).isPresent();
    }

    private ScreenState state(ScreenTurn turn, String sign, ScreenLines screen, String question) {
        List<String> bottom = screen.last(BANNER_LINES);
        for (AgentShortage shortage : AgentShortage.values()) {
            for (ScreenSign limit : signs.shortages().getOrDefault(shortage, List.of())) {
                Optional<Matcher> match = limit.in(bottom);
                if (match.isPresent()) {
                    String until = reset(match.get());
                    return new ScreenState(turn, sign, false, shortage, until, question, line(match.get(), bottom));
                }
            }
        }
        return new ScreenState(turn, sign, false, AgentShortage.NONE, "", question, "");
    }

    private int composer(ScreenLines screen) {
        return signs.composer().map(screen::last).orElse(-1);
    }

    private static int lastWith(ScreenLines screen, String marker) {
        for (int index = screen.lines().size() - 1; index >= 0; index--) {
            if (screen.lines().get(index).contains(marker)) {
                return index;
            }
        }
        return -1;
    }

    private static Optional<String> newest(List<String> lines, List<ScreenSign> signs) {
        return signs.stream()
                .filter(sign -> sign.in(lines).isPresent())
                .map(ScreenSign::name)
                .findFirst();
    }

    private static String line(Matcher match) {
        return match.reset().find() ? match.group().strip() : "";
    }

    /** The newest line the match's pattern is found in. */
    private static String line(Matcher match, List<String> lines) {
        return lines.stream()
                .filter(line -> match.pattern().matcher(line).find())
                .reduce("", (older, newer) -> newer)
                .strip();
    }

    private static String reset(Matcher match) {
        return match.pattern().pattern().contains("(?<until>") && match.group("until") != null
                ? match.group("until").strip()
                : "";
    }
}
