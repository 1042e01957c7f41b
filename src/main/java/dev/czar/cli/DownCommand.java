package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Ends the service; workers go on unless asked to end too. */
@Command(name = "down", description = "Stop Czar; workers are left running unless --workers is given.")
final class DownCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Option(names = "--workers", description = "End the workers' sessions too; their worktrees and branches stay.")
    private boolean workers;

    @Override
    public Integer call() {
        JsonNode answer = Connection.open(czar).post("/stop?workers=" + workers, Map.of());
        if (czar.json()) {
            czar.output().json(answer);
        } else {
            czar.output().line(answer.path("message").asText());
        }
        return 0;
    }
}
