package dev.czar.cli.client;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.ProjectConfig.WorkerConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import dev.czar.world.terminal.TmuxServer;
import java.io.IOException;
import java.util.List;

/** A worker's session as it is now, found without the service. */
public record WorkerTerminal(ProjectLayout layout, ProjectConfig config, String worker, TmuxServer server) {

    public static WorkerTerminal of(CzarCommand czar, String worker) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        try {
            ProjectConfig config = ProjectConfig.load(layout);
            if (!config.workers().containsKey(worker)) {
                throw CommandFailure.wrongUsage(
                        "there is no worker " + worker,
                        "workers are " + String.join(", ", config.workers().keySet()));
            }
            TmuxServer server = new TmuxServer(
                    layout.tmuxSocket(config.project()),
                    layout.stateDirectory().resolve("tmux"),
                    czar.environment().variables());
            return new WorkerTerminal(layout, config, worker, server);
        } catch (ProjectException failure) {
            throw CommandFailure.of(failure.getMessage(), "", failure);
        }
    }

    public WorkerConfig workerConfig() {
        return config.workers().get(worker);
    }

    /** What stands on its screen. */
    public String screen() {
        return read(server::screen);
    }

    /** What stands on its screen and what has scrolled away above it. */
    public String history() {
        return read(server::history);
    }

    /** Ends its session with all that runs in it; nothing when it has none. */
    public void end() {
        try {
            if (server.panes().ofSession(worker).isPresent()) {
                server.stop(worker);
            }
        } catch (TerminalException failure) {
            throw CommandFailure.of(failure.getMessage(), "", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailure.of("interrupted", "", interrupted);
        }
    }

    /** Joins a session by this command, until the person leaves it. */
    public static int join(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private String read(PaneReader reader) {
        try {
            TerminalPane pane = server.panes()
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
