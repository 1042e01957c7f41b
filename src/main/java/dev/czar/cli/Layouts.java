package dev.czar.cli;

import dev.czar.ledger.Ledger;
import dev.czar.project.ProjectConfig;
import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectProblem;
import java.nio.file.Files;

/** Finds the project a command is about, and its ledger. */
final class Layouts {

    private Layouts() {}

    static ProjectLayout of(Czar czar) {
        try {
            return ProjectLayout.find(czar.directory());
        } catch (ProjectProblem problem) {
            throw Failure.of(problem.getMessage(), "", problem);
        }
    }

    static String name(ProjectLayout layout) {
        try {
            return ProjectConfig.load(layout).project();
        } catch (ProjectProblem problem) {
            throw Failure.of(problem.getMessage(), "", problem);
        }
    }

    static Ledger ledger(ProjectLayout layout) {
        if (!Files.exists(layout.ledger())) {
            throw Failure.of("there is no ledger yet in " + layout.root(), "it begins with: czar up");
        }
        return Ledger.open(layout.ledger());
    }
}
