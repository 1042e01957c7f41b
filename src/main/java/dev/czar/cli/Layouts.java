package dev.czar.cli;

import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectProblem;

/** Finds the project a command is about. */
final class Layouts {

    private Layouts() {}

    static ProjectLayout of(Czar czar) {
        try {
            return ProjectLayout.find(czar.directory());
        } catch (ProjectProblem problem) {
            throw Failure.of(problem.getMessage(), "", problem);
        }
    }
}
