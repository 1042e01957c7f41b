package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Each worker on all its axes. */
@Command(name = "workers", description = "Show each worker: health, process, turn, progress, task and branch.")
final class WorkersCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Override
    public Integer call() {
        JsonNode answer = Connection.open(czar).get("/workers");
        if (czar.json()) {
            czar.output().json(answer);
            return 0;
        }
        Table table =
                new Table("WORKER", "HEALTH", "PROCESS", "TURN", "RESOURCE", "TASK", "BRANCH", "COMMITS", "LAST SIGN");
        answer.path("workers")
                .forEach(worker -> table.row(
                        Cell.of(worker.path("id").asText()),
                        health(worker),
                        Cell.of(Words.of(worker.path("process").path("process").asText("unknown"))),
                        Cell.of(Words.of(worker.path("turn").path("turn").asText("unknown"))),
                        Cell.of(Words.of(
                                worker.path("resource").path("resource").asText(""))),
                        Cell.of(worker.path("task").asText("")),
                        Cell.of(worker.path("branch").asText("")),
                        Cell.of(worker.path("progress").path("commits").asText("")),
                        Cell.of(Ages.words(worker.path("lastSignOfLife")))));
        czar.output().table(table);
        return 0;
    }

    private static Cell health(JsonNode worker) {
        String health = worker.path("health").asText();
        Colour colour =
                switch (health) {
                    case "HEALTHY" -> Colour.GOOD;
                    case "STUCK", "CRASHED" -> Colour.BAD;
                    case "SLOW", "BLOCKED", "LIMITED", "UNKNOWN" -> Colour.CAUTION;
                    default -> Colour.PLAIN;
                };
        String held = worker.path("hold").isObject() ? " (held)" : "";
        return new Cell(Words.of(health) + held, colour);
    }
}
