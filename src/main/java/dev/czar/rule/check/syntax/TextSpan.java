package dev.czar.rule.check.syntax;

/** A stretch of a text by offsets; the end is exclusive. */
public record TextSpan(int start, int end) {

    TextSpan to(TextSpan other) {
        return new TextSpan(start, Math.max(end, other.end));
    }

    /** A place in a text: line and column, counted from 1. */
    public record TextPosition(int line, int column) {

        public static TextPosition at(String text, int offset) {
            String before = text.substring(0, Math.min(Math.max(0, offset), text.length()));
            int line =
                    (int) before.chars().filter(character -> character == '\n').count() + 1;
            return new TextPosition(line, before.length() - before.lastIndexOf('\n'));
        }
    }
}
