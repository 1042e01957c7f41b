package dev.czar.rule.check.syntax;

/** A stretch of a text by offsets; the end is exclusive. */
public record TextSpan(int start, int end) {

    TextSpan to(TextSpan other) {
        return new TextSpan(start, Math.max(end, other.end));
    }

    /** A place in a text: line and column, counted from 1. */
    public record TextPosition(int line, int column) {

        public static TextPosition at(String text, int offset) {
            int end = Math.min(Math.max(0, offset), text.length());
            int line = 1;
            int start = 0;
            for (int next = text.indexOf('\n'); next >= 0 && next < end; next = text.indexOf('\n', start)) {
                line++;
                start = next + 1;
            }
            return new TextPosition(line, end - start + 1);
        }
    }
}
