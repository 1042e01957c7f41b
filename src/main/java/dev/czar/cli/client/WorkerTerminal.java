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
import java.util.Set;
import java.util.TreeMap;

/** A worker's session as it is now, found without the service. */
public record WorkerTerminal(ProjectLayout layout, ProjectConfig config, String worker, SessionHosts hosts) {
    private static final long PAUSE_MILLISECONDS = 300;

    /** A session that is started anew is away for less than so many pauses. */
    private static final int PAUSES_BETWEEN_SESSIONS = 10;

    public static WorkerTerminal of(CzarCommand czar, String worker) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        try {
            ProjectConfig config = ProjectConfig.load(layout);
            if (!config.workers().containsKey(worker)) {
                throw CommandFailure.wrongUsage(
                        "there is no worker " + worker,
                        "workers are " + String.join(", ", config.workers().keySet()));
            }
            return new WorkerTerminal(layout, config, worker, hosts(czar, layout, config));
        } catch (ProjectException failure) {
            throw CommandFailure.of(failure.getMessage(), "", failure);
        }
    }

    /** Ends the sessions of these workers, also of those that are not in czar.yaml any more, and tells how many had one. */
    public static int endAll(CzarCommand czar, ProjectLayout layout, ProjectConfig config, Set<String> workers) {
        SessionHosts hosts = hosts(czar, layout, config);
        return (int) workers.stream()
                .map(worker -> new WorkerTerminal(layout, config, worker, hosts))
                .filter(WorkerTerminal::end)
                .count();
    }

    /** The sessions without terminals of a project. */
    public static TerminalHost headlessSessions(ProjectLayout layout, ProjectConfig config) {
        return hosts(layout, config, System.getenv()).headless();
    }

    private static SessionHosts hosts(CzarCommand czar, ProjectLayout layout, ProjectConfig config) {
        return hosts(layout, config, czar.environment().variables());
    }

    private static SessionHosts hosts(ProjectLayout layout, ProjectConfig config, Map<String, String> environment) {
        return SessionHosts.of(
                layout.tmuxSocket(config.project()), layout.stateDirectory(), agents(config), environment);
    }

    private static Map<String, AgentProfile> agents(ProjectConfig config) {
        try {
            AgentCatalog known = AgentCatalog.withOverrides(config.agents());
            Map<String, AgentProfile> agents = new TreeMap<>();
            for (WorkerConfig worker : config.workers().values()) {
                agent(known, worker).ifPresent(agent -> agents.put(worker.id(), agent));
            }
            return agents;
        } catch (InvalidAgentException invalid) {
            throw CommandFailure.of("czar.yaml: " + invalid.getMessage(), "", invalid);
        }
    }

    /** None where there is none of that name: such a worker never ran, and keeps no other from being ended or removed. */
    private static Optional<AgentProfile> agent(AgentCatalog known, WorkerConfig worker) {
        try {
            return Optional.of(known.of(worker.agent(), worker.headless()));
        } catch (InvalidAgentException neverRan) {
            return Optional.empty();
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

    /** Ends its session with all that runs in it; false when it has none. */
    public boolean end() {
        try {
            boolean there = hosts.all().panes().ofSession(worker).isPresent();
            hosts.all().stop(worker);
            return there;
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
        for (int away = 0; away < PAUSES_BETWEEN_SESSIONS; ) {
            Optional<List<String>> lines = follower.next();
            lines.orElse(List.of()).forEach(output::line);
            away = lines.isPresent() ? 0 : away + 1;
            Thread.sleep(PAUSE_MILLISECONDS);
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
