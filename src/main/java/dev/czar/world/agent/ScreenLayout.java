package dev.czar.world.agent;

import dev.czar.world.agent.ScreenSigns.ScreenPart;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where things are on a screen: {@code composer} is the line text is typed into (-1 when none is found), {@code top} the
 * first line of its box and {@code bottom} the first line below what can be typed.
 */
record ScreenLayout(ScreenSigns signs, ScreenLines screen, int composer, int top, int bottom) {
    private static final int FRAME = 3;
    private static final int DIALOG_LINES = 30;

    static ScreenLayout of(ScreenSigns signs, ScreenLines screen) {
        int composer = composer(signs, screen);
        return new ScreenLayout(signs, screen, composer, top(signs, screen, composer), bottom(signs, screen, composer));
    }

    private static int composer(ScreenSigns signs, ScreenLines screen) {
        Pattern composer = signs.pattern(ScreenPart.COMPOSER).orElse(null);
        for (int index = screen.size() - 1; composer != null && index >= 0; index--) {
            String line = screen.line(index);
            if (composer.matcher(line).find() && framed(signs, screen, index)) {
                return index;
            }
            if (signs.composerStays() && beginsBlock(signs, line)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean framed(ScreenSigns signs, ScreenLines screen, int index) {
        boolean above = signs.pattern(ScreenPart.COMPOSER_ABOVE).isEmpty() || above(signs, screen, index) >= 0;
        int end =
                signs.pattern(ScreenPart.DRAFT_ABOVE).isPresent() ? Math.min(index + 2, screen.size()) : screen.size();
        boolean below = signs.pattern(ScreenPart.COMPOSER_BELOW).isEmpty()
                || first(index + 1, end, line -> is(signs, ScreenPart.COMPOSER_BELOW, screen, line)) >= 0;
        return above && below;
    }

    private static boolean beginsBlock(ScreenSigns signs, String line) {
        return signs.is(ScreenPart.BLOCK, line)
                || signs.is(ScreenPart.TOOL, line)
                || signs.is(ScreenPart.PROGRAM, line);
    }

    private static int above(ScreenSigns signs, ScreenLines screen, int index) {
        return first(Math.max(0, index - FRAME), index, line -> is(signs, ScreenPart.COMPOSER_ABOVE, screen, line));
    }

    private static int top(ScreenSigns signs, ScreenLines screen, int composer) {
        if (composer < 0) {
            return screen.size();
        }
        if (signs.pattern(ScreenPart.DRAFT_ABOVE).isPresent()) {
            int top = composer;
            while (top > 0 && is(signs, ScreenPart.DRAFT_ABOVE, screen, top - 1)) {
                top--;
            }
            return top;
        }
        int frame = above(signs, screen, composer);
        return signs.pattern(ScreenPart.COMPOSER_ABOVE).isEmpty() || frame < 0 ? composer : frame;
    }

    private static int bottom(ScreenSigns signs, ScreenLines screen, int composer) {
        if (composer < 0 || signs.pattern(ScreenPart.COMPOSER_BELOW).isEmpty()) {
            return screen.size();
        }
        IntPredicate below = line -> is(signs, ScreenPart.COMPOSER_BELOW, screen, line);
        return IntStream.range(composer + 1, screen.size())
                .filter(line -> below.test(line) && screen.isBlank(line - 1))
                .max()
                .orElse(first(composer + 1, screen.size(), below));
    }

    private static boolean is(ScreenSigns signs, ScreenPart part, ScreenLines screen, int line) {
        return signs.is(part, screen.line(line));
    }

    private static int first(int from, int to, IntPredicate wanted) {
        return IntStream.range(from, to).filter(wanted).findFirst().orElse(-1);
    }

    /** A line of the program's status, whole; the agent's words are read as they stand. */
    String status(int line) {
        return signs.is(ScreenPart.BLOCK, screen.line(line)) ? screen.line(line) : screen.unwrapped(line);
    }

    boolean found() {
        return composer >= 0;
    }

    /** Nothing stands below the composer but its footer; an agent that prints below its old input is not at its prompt. */
    boolean atPrompt() {
        boolean last = IntStream.range(Math.max(composer, 0) + 1, screen.size()).allMatch(screen::isBlank);
        return found() && (signs.composerStays() || last);
    }

    List<String> footer() {
        return found() ? screen.between(bottom, screen.size()) : screen.between(screen.size() - FRAME, screen.size());
    }

    /** The lines of a dialog: what stands in the composer's place, or below the input of an agent that prints on. */
    List<String> dialog() {
        if (found() && signs.composerStays()) {
            return List.of();
        }
        int from = Math.max(0, screen.size() - DIALOG_LINES);
        for (int index = screen.size() - 1; index >= from; index--) {
            String line = screen.line(index);
            if (beginsBlock(signs, line) || signs.is(ScreenPart.USER, line)) {
                return screen.between(index + 1, screen.size());
            }
        }
        return screen.between(from, screen.size());
    }

    /** Where a dialog is when the composer stays below it. */
    List<String> aboveComposer() {
        return screen.between(top - DIALOG_LINES, top);
    }

    /** What stands in the composer and is no placeholder. */
    String draft() {
        String draft =
                signs.pattern(ScreenPart.DRAFT_ABOVE).map(this::draftAbove).orElseGet(this::draftHere);
        return signs.is(ScreenPart.PLACEHOLDER, draft) ? "" : draft;
    }

    private String draftAbove(Pattern pattern) {
        int width = bottom >= 0 && bottom < screen.size() ? screen.line(bottom).length() : Integer.MAX_VALUE;
        return screen.between(top, composer).stream()
                .map(line -> line.substring(0, Math.min(width, line.length())))
                .map(line -> group(pattern, line))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String draftHere() {
        StringBuilder draft =
                new StringBuilder(group(signs.pattern(ScreenPart.COMPOSER).orElseThrow(), screen.line(composer)));
        boolean more = signs.pattern(ScreenPart.COMPOSER_BELOW).isPresent();
        for (int index = composer + 1; more && index < bottom && !screen.isBlank(index); index++) {
            draft.append('\n').append(screen.line(index).strip());
        }
        return draft.toString();
    }

    private static String group(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find()
                ? Objects.requireNonNullElse(matcher.group("draft"), "").strip()
                : "";
    }
}
