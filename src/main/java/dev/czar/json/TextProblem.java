package dev.czar.json;

/** One thing wrong in a text: where (1-based; 0 when the place is not known), what, and what to do about it. */
public record TextProblem(String file, int line, int column, String message, String hint) {

    public TextProblem(String file, int line, int column, String message) {
        this(file, line, column, message, "");
    }

    @Override
    public String toString() {
        String place = line == 0 ? file : "%s:%d:%d".formatted(file, line, column);
        return place + ": " + message + (hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
