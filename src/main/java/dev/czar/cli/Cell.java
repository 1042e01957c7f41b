package dev.czar.cli;

/** One cell of a table: text on one line, free of what a terminal would obey, and its colour. */
public record Cell(String text, Colour colour) {

    public Cell {
        text = Printable.line(text);
    }

    public static Cell of(String text) {
        return new Cell(text, Colour.PLAIN);
    }

    /** The cell in exactly this width: padded, or cut with an ellipsis. */
    String fitted(int width) {
        int length = text.codePointCount(0, text.length());
        if (length > width) {
            return text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
        }
        return text + " ".repeat(width - length);
    }

    int width() {
        return text.codePointCount(0, text.length());
    }
}
