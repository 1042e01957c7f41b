package dev.czar.project;

import java.util.List;
import java.util.stream.Collectors;

/** A file that does not say what it should; each problem names its place. */
public final class InvalidConfig extends ProjectProblem {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    public InvalidConfig(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ConfigProblem> problems() {
        return problems;
    }
}
