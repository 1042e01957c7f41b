package dev.czar.actuator.integration;

import dev.czar.project.ProjectProblem;
import dev.czar.world.check.CheckCommand;
import java.util.List;

/** What must succeed on a task's work besides the project's checks. */
public interface Acceptance {
    List<CheckCommand> of(String task) throws ProjectProblem;
}
