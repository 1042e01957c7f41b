package dev.czar.rule.check;

/** A stretch of a text by offsets; the end is exclusive. */
public record Span(int start, int end) {

    Span to(Span other) {
        return new Span(start, Math.max(end, other.end));
    }
}
