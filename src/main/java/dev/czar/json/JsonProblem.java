package dev.czar.json;

/** Something wrong with a JSON text: where (1-based; 0 when the place is not known) and what was expected. */
public record JsonProblem(String file, int line, int column, String message) {

    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : "%s:%d:%d: %s".formatted(file, line, column, message);
    }
}
