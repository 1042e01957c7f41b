package dev.czar.cli.client;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.ledger.Ledger;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.nio.file.Files;

/** Finds the project a command is about, and its ledger. */
public final class ProjectLocator {

    private ProjectLocator() {}

    public static ProjectLayout layout(CzarCommand czar) {
        try {
            return ProjectLayout.find(czar.directory());
        } catch (ProjectException problem) {
            throw CommandFailure.of(problem.getMessage(), "", problem);
        }
    }

    public static String projectName(ProjectLayout layout) {
        try {
            return ProjectConfig.load(layout).project();
        } catch (ProjectException problem) {
            throw CommandFailure.of(problem.getMessage(), "", problem);
        }
    }

    public static Ledger ledger(ProjectLayout layout) {
        if (!Files.exists(layout.ledger())) {
            throw CommandFailure.of("there is no ledger yet in " + layout.root(), "it begins with: czar up");
        }
        return Ledger.open(layout.ledger());
    }
}
