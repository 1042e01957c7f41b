package dev.czar.cli.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.AgentNameCheck;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.client.WorkerTerminal;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.FailureText;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.WorkerListEdit;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Changes who works: edits czar.yaml, which a running Czar follows. */
@Command(name = "worker", description = "Add or remove a worker; a running Czar follows at once.")
public final class WorkerCommand implements Runnable {

    private static final int TRIES = 100;
    private static final long PAUSE_MILLISECONDS = 200;

    @ParentCommand
    private CzarCommand czar;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "missing command: add or remove");
    }

    @Command(name = "add", description = "Add a worker: czar worker add engineer3 --agent claude")
    int add(
            @Parameters(paramLabel = "WORKER", description = "Its name.") String worker,
            @Option(
                            names = "--agent",
                            paramLabel = "AGENT",
                            description = "Its agent, as `czar agents list` shows (default: ${DEFAULT-VALUE}).",
                            defaultValue = "claude")
                    String agent,
            @Option(names = "--skill", paramLabel = "SKILL", description = "What it is good at; may be repeated.")
                    List<String> skills)
            throws InterruptedException {
        requireAgent(agent);
        edit(edit -> edit.add(worker, agent, skills == null ? List.of() : skills));
        return done(worker, true, worker + " is added");
    }

    @Command(
            name = "remove",
            description =
                    "Remove a worker: its session ends, its task is given to another; worktree and branches stay.")
    int remove(@Parameters(paramLabel = "WORKER", description = "A worker of this project.") String worker)
            throws InterruptedException {
        WorkerTerminal terminal = WorkerTerminal.of(czar, worker);
        edit(edit -> edit.remove(worker));
        int code = done(worker, false, worker + " is removed; its worktree and branches stay");
        terminal.end();
        return code;
    }

    private void requireAgent(String agent) {
        try {
            AgentNameCheck.require(
                    agent, ProjectConfig.load(ProjectLocator.layout(czar)).agents());
        } catch (ProjectException refused) {
            throw CommandFailure.of(refused.getMessage(), "", refused);
        }
    }

    private void edit(ConfigEdit change) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        try {
            change.apply(new WorkerListEdit(layout));
        } catch (ProjectException | IOException refused) {
            throw CommandFailure.of(FailureText.of(refused), "", refused);
        }
    }

    /** Returns when a running Czar has followed. */
    private int done(String worker, boolean there, String words) throws InterruptedException {
        Optional<String> trouble = followed(worker, there);
        String message =
                words + trouble.map(reason -> " in czar.yaml; " + reason).orElse("");
        if (czar.json()) {
            czar.output().json(Map.of("worker", worker, "message", message, "applied", trouble.isEmpty()));
        } else {
            czar.output().line(message);
        }
        return 0;
    }

    private Optional<String> followed(String worker, boolean there) throws InterruptedException {
        String trouble = "Czar does not run; `czar up` applies it";
        for (int i = 0; i < TRIES; i++) {
            try {
                if (isKnown(ProjectConnection.open(czar).get("/workers"), worker) == there) {
                    return Optional.empty();
                }
                trouble = "Czar has not applied it yet: see `czar status`";
            } catch (CommandFailure away) {
                if (i == 0) {
                    return Optional.of(trouble);
                }
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
        return Optional.of(trouble);
    }

    private static boolean isKnown(JsonNode answer, String worker) {
        for (JsonNode known : answer.path("workers")) {
            if (known.path("id").asText().equals(worker)) {
                return true;
            }
        }
        return false;
    }

    /** A change of the list of workers. */
    private interface ConfigEdit {
        void apply(WorkerListEdit edit) throws ProjectException, IOException;
    }
}
