package dev.czar.json;

import java.util.List;
import java.util.stream.Collectors;

/** A JSON text that is not what it should be, with every problem found in it (at most {@value #MOST_PROBLEMS}). */
public final class InvalidJson extends RuntimeException {

    static final int MAX_PROBLEMS = 100;

    private static final long serialVersionUID = 1L;

    private final transient List<TextProblem> problems;

    public InvalidJson(List<TextProblem> problems) {
        super(problems.stream().map(TextProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public InvalidJson(TextProblem problem) {
        this(List.of(problem));
    }

    public List<TextProblem> problems() {
        return problems;
    }
}
