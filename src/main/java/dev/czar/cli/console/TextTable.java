package dev.czar.cli.console;

import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.ConsoleOutput.PrintableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows under headings; when they do not fit, the widest columns give way first, so that no line wraps. */
public final class TextTable {

    private static final String GAP = "  ";
    private static final int MINIMUM_WIDTH = 6;

    private final List<Cell> headings;
    private final List<List<Cell>> rows = new ArrayList<>();

    public TextTable(String... headings) {
        this.headings = Stream.of(headings)
                .map(heading -> new Cell(heading, Colour.HEADING))
                .toList();
    }

    public TextTable row(Cell... cells) {
        rows.add(Arrays.asList(cells));
        return this;
    }

    public TextTable row(String... cells) {
        rows.add(Stream.of(cells).map(Cell::of).toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, none longer than {@code width} where columns can give way that far. */
    public List<String> lines(int width, boolean colourful) {
        int[] widths = fitWidths(naturalWidths(), width);
        return Stream.concat(Stream.of(headings), rows.stream())
                .map(row -> line(row, widths, colourful))
                .toList();
    }

    private int[] naturalWidths() {
        return IntStream.range(0, headings.size())
                .map(column -> Stream.concat(Stream.of(headings), rows.stream())
                        .mapToInt(row -> row.get(column).width())
                        .max()
                        .orElse(0))
                .toArray();
    }

    /** The first column says what a row is about: up to half of the width it gives way last. */
    private static int[] fitWidths(int[] widths, int total) {
        int[] fitted = widths.clone();
        int excess = Arrays.stream(fitted).sum() + GAP.length() * (fitted.length - 1) - total;
        if (fitted.length > 1 && fitted[0] <= total / 2) {
            excess = narrow(fitted, 1, excess);
        }
        narrow(fitted, 0, excess);
        return fitted;
    }

    /** Takes from the widest column, beginning with {@code first}, as long as one can give way; what is still too much. */
    private static int narrow(int[] widths, int first, int excess) {
        for (int left = excess; left > 0; left--) {
            int widest = IntStream.range(first, widths.length)
                    .reduce((one, other) -> widths[other] > widths[one] ? other : one)
                    .orElse(first);
            if (widths[widest] <= MINIMUM_WIDTH) {
                return left;
            }
            widths[widest]--;
        }
        return 0;
    }

    private static String line(List<Cell> row, int[] widths, boolean colourful) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            Cell cell = row.get(column);
            String text = cell.fitted(widths[column]);
            line.append(column == 0 ? "" : GAP).append(colourful ? cell.colour().paint(text) : text);
        }
        return line.toString().stripTrailing();
    }

    /** One cell of a table: text on one line, free of what a terminal would obey, and its colour. */
    public record Cell(String text, Colour colour) {

        public Cell {
            text = PrintableText.line(text);
        }

        public static Cell of(String text) {
            return new Cell(text, Colour.PLAIN);
        }

        /** The cell in exactly this width: padded, or cut with an ellipsis. */
        public String fitted(int width) {
            int length = text.codePointCount(0, text.length());
            if (length > width) {
                return text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
            }
            return text + " ".repeat(width - length);
        }

        public int width() {
            return text.codePointCount(0, text.length());
        }
    }
}
