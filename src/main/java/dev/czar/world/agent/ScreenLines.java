package dev.czar.world.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bottom lines of a terminal, normalised: no escapes, no no-break spaces, no trailing blanks. */
final class ScreenLines {
    private static final int BOTTOM = 40;
    private static final Pattern ESCAPE =
            Pattern.compile("\u001b(?:\\[[0-9;:?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[()][0-9A-B])");

    private final List<String> lines;

    private ScreenLines(List<String> lines) {
        this.lines = lines;
    }

    static ScreenLines of(String text) {
        List<String> lines = new ArrayList<>(ESCAPE.matcher(text)
                .replaceAll("")
                .replace('\u00a0', ' ')
                .lines()
                .map(String::stripTrailing)
                .toList());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return new ScreenLines(
                Collections.unmodifiableList(lines.subList(Math.max(0, lines.size() - BOTTOM), lines.size())));
    }

    List<String> lines() {
        return lines;
    }

    List<String> from(int index) {
        return lines.subList(Math.max(0, Math.min(index, lines.size())), lines.size());
    }

    List<String> last(int count) {
        return from(lines.size() - count);
    }

    /** The index of the last line in which the pattern is found, or -1. */
    int last(Pattern pattern) {
        for (int index = lines.size() - 1; index >= 0; index--) {
            if (pattern.matcher(lines.get(index)).find()) {
                return index;
            }
        }
        return -1;
    }

    /** Takes dim text (a placeholder) and inverse text (a drawn cursor) out of a screen with colours. */
    static final class StyledText {
        private static final Pattern STYLE = Pattern.compile("\u001b\\[([0-9;:]*)m");

        private boolean dim;
        private boolean inverse;

        String withoutDimAndInverse(String styled) {
            StringBuilder solid = new StringBuilder();
            Matcher style = STYLE.matcher(styled);
            int from = 0;
            while (style.find()) {
                append(solid, styled.substring(from, style.start()));
                apply(style.group(1));
                from = style.end();
            }
            append(solid, styled.substring(from));
            return solid.toString();
        }

        private void append(StringBuilder solid, String text) {
            if (dim || inverse) {
                text.chars().filter(character -> character == '\n').forEach(newline -> solid.append('\n'));
            } else {
                solid.append(text);
            }
        }

        private void apply(String codes) {
            String[] parts = codes.isEmpty() ? new String[] {"0"} : codes.split(";");
            for (int index = 0; index < parts.length; index++) {
                switch (parts[index]) {
                    case "", "0" -> dim = inverse = false;
                    case "2" -> dim = true;
                    case "7" -> inverse = true;
                    case "22" -> dim = false;
                    case "27" -> inverse = false;
                    case "38", "48" -> index += index + 1 < parts.length && parts[index + 1].equals("5") ? 2 : 4;
                    default -> {}
                }
            }
        }
    }
}
