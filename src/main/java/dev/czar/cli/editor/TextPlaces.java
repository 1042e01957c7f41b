package dev.czar.cli.editor;

import dev.czar.rule.check.syntax.TextSpan;
import dev.czar.rule.check.syntax.TextSpan.TextPosition;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** From offsets of a text to the lines and characters of editors, both counted from 0, and back. */
final class TextPlaces {

    private TextPlaces() {}

    static int offset(String text, Position position) {
        int start = 0;
        for (int line = 0; line < position.getLine(); line++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return text.length();
            }
            start = next + 1;
        }
        return Math.min(text.length(), start + position.getCharacter());
    }

    static Position position(String text, int offset) {
        TextPosition place = TextPosition.at(text, offset);
        return new Position(place.line() - 1, place.column() - 1);
    }

    static Range range(String text, TextSpan span) {
        return new Range(position(text, span.start()), position(text, span.end()));
    }
}
