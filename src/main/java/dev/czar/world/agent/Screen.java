package dev.czar.world.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The bottom lines of a terminal, normalised: no escapes, no no-break spaces, no trailing blanks. */
final class Screen {
    private static final int BOTTOM = 40;
    private static final Pattern ESCAPE =
            Pattern.compile("\u001b(?:\\[[0-9;:?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[()][0-9A-B])");

    private final List<String> lines;

    private Screen(List<String> lines) {
        this.lines = lines;
    }

    static Screen of(String text) {
        List<String> lines = new ArrayList<>(ESCAPE.matcher(text)
                .replaceAll("")
                .replace('\u00a0', ' ')
                .lines()
                .map(String::stripTrailing)
                .toList());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return new Screen(
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
}
