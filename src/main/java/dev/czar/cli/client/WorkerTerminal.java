package dev.czar.cli.client;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.ProjectConfig.WorkerConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.AgentProfile.InvalidAgentException;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.SessionFollower;
import dev.czar.world.terminal.SessionHosts;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A worker's session as it is now, found without the service. */
public record WorkerTerminal(ProjectLayout layout, ProjectConfig config, String worker, SessionHosts hosts) {
    private static final long PAUSE_MILLISECONDS = 300;

    public static WorkerTerminal of(CzarCommand czar, String worker) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        try {
            ProjectConfig config = ProjectConfig.load(layout);
            if (!config.workers().containsKey(worker)) {
                throw CommandFailure.wrongUsage(
                        "there is no worker " + worker,
                        "workers are " + String.join(", ", config.workers().keySet()));
            }
            SessionHosts hosts = SessionHosts.of(
                    layout.tmuxSocket(config.project()),
                    layout.stateDirectory(),
                    agents(config),
                    czar.environment().variables());
            return new WorkerTerminal(layout, config, worker, hosts);
        } catch (ProjectException failure) {
            throw CommandFailure.of(failure.getMessage(), "", failure);
        }
    }

    private static Map<String, AgentProfile> agents(ProjectConfig config) {
        try {
            AgentCatalog known = AgentCatalog.withOverrides(config.agents());
            Map<String, AgentProfile> agents = new TreeMap<>();
            for (WorkerConfig worker : config.workers().values()) {
                agents.put(worker.id(), known.of(worker.agent(), worker.headless()));
            }
            return agents;
        } catch (InvalidAgentException invalid) {
            throw CommandFailure.of("czar.yaml: " + invalid.getMessage(), "", invalid);
        }
    }

    public TerminalHost server() {
        return hosts.of(worker);
    }

    public boolean headless() {
        return workerConfig().headless();
    }

    public WorkerConfig workerConfig() {
        return config.workers().get(worker);
    }

    /** What stands on its screen. */
    public String screen() {
        return read(server()::screen);
    }

    /** What stands on its screen and what has scrolled away above it. */
    public String history() {
        return read(server()::history);
    }

    /** Ends its session with all that runs in it; nothing when it has none. */
    public void end() {
        try {
            for (TerminalHost host : List.of(hosts.terminal(), hosts.headless())) {
                if (host.panes().ofSession(worker).isPresent()) {
                    host.stop(worker);
                }
            }
        } catch (TerminalException failure) {
            throw CommandFailure.of(failure.getMessage(), "", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailure.of("interrupted", "", interrupted);
        }
    }

    /** Goes on with what is said in a session without a terminal, from its last lines on, until the person leaves it. */
    public int follow(int last, ConsoleOutput output) throws IOException, InterruptedException {
        SessionFollower follower = hosts.headless().follow(worker, last);
        Optional<List<String>> lines = follower.next();
        while (lines.isPresent()) {
            lines.get().forEach(output::line);
            Thread.sleep(PAUSE_MILLISECONDS);
            lines = follower.next();
        }
        output.line("(the session of " + worker + " has ended)");
        return 0;
    }

    /** Joins a session by this command, until the person leaves it. */
    public static int join(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private String read(PaneReader reader) {
        try {
            TerminalPane pane = server().panes()
                    .ofSession(worker)
                    .orElseThrow(() -> CommandFailure.of("there is no session of " + worker, "czar up starts it"));
            return reader.read(pane);
        } catch (TerminalException failure) {
            throw CommandFailure.of(failure.getMessage(), "", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailure.of("interrupted", "", interrupted);
        }
    }

    /** Reads something of a pane. */
    private interface PaneReader {
        String read(TerminalPane pane) throws TerminalException, InterruptedException;
    }
}
