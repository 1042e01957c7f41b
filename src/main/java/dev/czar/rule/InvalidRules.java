package dev.czar.rule;

import java.util.List;
import java.util.stream.Collectors;

/** A set of rule files that is not a rule book. */
public final class InvalidRules extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidRules(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
