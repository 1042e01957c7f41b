package dev.czar.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.console.TextTable.Cell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Each worker on all its axes. */
@Command(name = "workers", description = "Show each worker: health, process, turn, progress, task and branch.")
public final class WorkersCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Override
    public Integer call() {
        JsonNode answer = ProjectConnection.open(czar).get("/workers");
        if (czar.json()) {
            czar.output().json(answer);
            return 0;
        }
        TextTable table = new TextTable(
                "WORKER", "HEALTH", "PROCESS", "TURN", "RESOURCE", "TASK", "BRANCH", "COMMITS", "LAST ACTIVITY");
        answer.path("workers")
                .forEach(worker -> table.row(
                        Cell.of(worker.path("id").asText()),
                        health(worker),
                        Cell.of(NameText.of(
                                worker.path("process").path("process").asText("unknown"))),
                        Cell.of(NameText.of(worker.path("turn").path("turn").asText("unknown"))),
                        Cell.of(NameText.of(
                                worker.path("resource").path("resource").asText(""))),
                        Cell.of(worker.path("task").asText("")),
                        Cell.of(worker.path("branch").asText("")),
                        Cell.of(worker.path("progress").path("commits").asText("")),
                        Cell.of(DurationText.of(worker.path("lastSignOfLife")))));
        czar.output().table(table);
        return 0;
    }

    /** Its health as a word, in the colour that goes with it. */
    public static Cell health(JsonNode worker) {
        String health = worker.path("health").asText();
        Colour colour =
                switch (health) {
                    case "HEALTHY" -> Colour.GOOD;
                    case "STUCK", "CRASHED" -> Colour.BAD;
                    case "SLOW", "AWAITING_INPUT", "LIMITED", "UNKNOWN" -> Colour.CAUTION;
                    default -> Colour.PLAIN;
                };
        String held = worker.path("hold").isObject() ? " (on hold)" : "";
        return new Cell(NameText.of(health) + held, colour);
    }
}
