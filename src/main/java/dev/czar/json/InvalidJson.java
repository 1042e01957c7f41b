package dev.czar.json;

import java.util.List;
import java.util.stream.Collectors;

/** A JSON text that is not what it should be, with every problem found in it (at most {@value #MOST_PROBLEMS}). */
public final class InvalidJson extends RuntimeException {

    static final int MAX_PROBLEMS = 100;

    private static final long serialVersionUID = 1L;

    private final transient List<JsonProblem> problems;

    public InvalidJson(List<JsonProblem> problems) {
        super(problems.stream().map(JsonProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public InvalidJson(JsonProblem problem) {
        this(List.of(problem));
    }

    public List<JsonProblem> problems() {
        return problems;
    }

    /** Something wrong with a JSON text: where (1-based; 0 when the place is not known) and what was expected. */
    public record JsonProblem(String file, int line, int column, String message) {

        @Override
        public String toString() {
            return line == 0 ? file + ": " + message : "%s:%d:%d: %s".formatted(file, line, column, message);
        }
    }
}
