package dev.czar.project;

/** One thing wrong in a file: where (1-based; 0 when the place is not known), what, and what to do about it. */
public record ConfigProblem(String file, int line, int column, String message, String hint) {

    @Override
    public String toString() {
        return "%s:%d:%d: %s%s".formatted(file, line, column, message, hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
