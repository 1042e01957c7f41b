package dev.czar.cli.agent;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.WorkerTerminal;
import dev.czar.cli.console.CommandFailure;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.AgentProfile.InvalidAgentException;
import java.nio.file.Files;
import java.util.Map;

/** Where the commands about agents get profiles and screens from. */
final class AgentScreens {

    private AgentScreens() {}

    /** The shipped profiles, with what the project changes where there is one. */
    static AgentCatalog catalog(CzarCommand czar) {
        try {
            ProjectLayout layout = ProjectLayout.find(czar.directory());
            return catalog(
                    Files.exists(layout.configFile())
                            ? ProjectConfig.load(layout).agents()
                            : Map.of());
        } catch (ProjectException outside) {
            return catalog(Map.of());
        }
    }

    private static AgentCatalog catalog(Map<String, Map<String, Object>> overrides) {
        try {
            return AgentCatalog.withOverrides(overrides);
        } catch (InvalidAgentException invalid) {
            throw CommandFailure.of("czar.yaml: " + invalid.getMessage(), "", invalid);
        }
    }

    static AgentProfile named(AgentCatalog catalog, String agent) {
        try {
            return catalog.named(agent);
        } catch (InvalidAgentException unknown) {
            throw CommandFailure.wrongUsage(unknown.getMessage(), "czar agents list");
        }
    }

    /** The screen of a worker's session as it is now. */
    static WorkerScreen ofWorker(CzarCommand czar, String worker) {
        WorkerTerminal terminal = WorkerTerminal.of(czar, worker);
        if (terminal.headless()) {
            throw CommandFailure.of(
                    worker + " runs without a terminal: its program tells whose move it is, no screen is read",
                    "what it says: czar logs " + worker);
        }
        AgentProfile agent = named(
                catalog(terminal.config().agents()), terminal.workerConfig().agent());
        return new WorkerScreen(terminal.layout(), agent, terminal.screen());
    }

    /** What stands in a worker's pane, and by which profile it is read. */
    record WorkerScreen(ProjectLayout layout, AgentProfile agent, String text) {}
}
