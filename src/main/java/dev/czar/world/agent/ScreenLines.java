package dev.czar.world.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The bottom lines of a terminal, normalised: no escapes, plain blanks and quotes, no trailing blanks, gaps of two lines. */
final class ScreenLines {
    private static final int BOTTOM = 60;
    private static final int GAP = 2;
    private static final int RIGHT_ALIGNED = 40;
    private static final Pattern FRAME = Pattern.compile("^[─━]{20,}$");
    private static final int MARGIN = 3;
    private static final int LEAST_HANDLE = 2;
    private static final Pattern SCROLLBAR = Pattern.compile("\\s+[│█]$");
    private static final Pattern ESCAPE =
            Pattern.compile("\u001b(?:\\[[0-9;:?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[()][0-9A-B])");
    private static final Pattern SPACES = Pattern.compile("\\p{Zs}");
    private static final Pattern INVISIBLE = Pattern.compile("[\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]");

    private final List<String> lines;
    private final List<Integer> numbers;
    private final int width;

    private ScreenLines(List<String> lines, List<Integer> numbers) {
        this.lines = lines;
        this.numbers = numbers;
        this.width = lines.stream()
                .filter(line -> FRAME.matcher(line).matches())
                .mapToInt(String::length)
                .max()
                .orElse(Integer.MAX_VALUE);
    }

    static ScreenLines of(String text) {
        List<String> all = withoutScrollbar(ESCAPE.matcher(text)
                .replaceAll("")
                .lines()
                .map(ScreenLines::plain)
                .toList());
        List<String> lines = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        int gap = 0;
        for (int index = 0; index < all.size(); index++) {
            gap = all.get(index).isEmpty() ? gap + 1 : 0;
            if (gap <= GAP) {
                lines.add(all.get(index));
                numbers.add(index + 1);
            }
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        int from = Math.max(0, lines.size() - BOTTOM);
        return new ScreenLines(List.copyOf(lines.subList(from, lines.size())), numbers.subList(from, lines.size()));
    }

    private static String plain(String line) {
        String visible = INVISIBLE.matcher(line).replaceAll("");
        return SPACES.matcher(visible)
                .replaceAll(" ")
                .replace('\u2018', '\'')
                .replace('\u2019', '\'')
                .replace('\u201c', '"')
                .replace('\u201d', '"')
                .stripTrailing();
    }

    /** A scrollbar at the right edge is part of no line: where several lines end in its handle at one column. */
    private static List<String> withoutScrollbar(List<String> all) {
        boolean drawn = all.stream()
                .filter(line -> line.endsWith(" █"))
                .collect(Collectors.groupingBy(String::length, Collectors.counting()))
                .values()
                .stream()
                .anyMatch(handle -> handle >= LEAST_HANDLE);
        return drawn
                ? all.stream()
                        .map(line -> SCROLLBAR.matcher(line).replaceFirst(""))
                        .toList()
                : all;
    }

    List<String> lines() {
        return lines;
    }

    String line(int index) {
        return lines.get(index);
    }

    /** The line with what had no room in it and stands indented below, as far as frames tell the width. */
    String unwrapped(int index) {
        StringBuilder whole = new StringBuilder(lines.get(index));
        for (int next = index + 1; next < lines.size() && wraps(next); next++) {
            whole.append(' ').append(lines.get(next).strip());
        }
        return whole.toString();
    }

    private boolean wraps(int next) {
        String line = lines.get(next);
        return line.startsWith("  ")
                && !lines.get(next - 1).isEmpty()
                && lines.get(next - 1).length()
                                + 1L
                                + line.strip().split(" ")[0].length()
                        > width - MARGIN;
    }

    int size() {
        return lines.size();
    }

    /** The number of a line on the whole screen, from 1. */
    int number(int index) {
        return numbers.get(index);
    }

    List<String> between(int from, int to) {
        int start = Math.max(0, Math.min(from, lines.size()));
        return lines.subList(start, Math.max(start, Math.min(to, lines.size())));
    }

    /** Nothing, or only a note at the right edge. */
    boolean isBlank(int index) {
        String line = lines.get(index);
        return line.isEmpty() || line.length() - line.stripLeading().length() >= RIGHT_ALIGNED;
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
