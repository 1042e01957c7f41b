package dev.czar.actuator.delivery;

import dev.czar.project.ProjectProblem;
import java.io.IOException;

/** The full text of what a task asks for. */
@FunctionalInterface
public interface Briefs {
    String brief(String task) throws IOException, ProjectProblem;
}
