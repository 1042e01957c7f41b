package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Where every accepted head stands. */
@Command(name = "status", description = "Show the omnibus, and of every accepted head whether it is in, or why not.")
final class OmnibusStatusCommand implements Callable<Integer> {

    @ParentCommand
    private OmnibusCommand omnibus;

    @Override
    public Integer call() {
        Czar czar = omnibus.czar();
        JsonNode answer = Connection.open(czar).get("/omnibus");
        if (czar.json()) {
            czar.output().json(answer);
            return 0;
        }
        JsonNode tip = answer.path("omnibus");
        czar.output()
                .line(
                        tip.isObject()
                                ? "%s, %s"
                                        .formatted(
                                                OmnibusCommand.shortened(tip.path("commit")),
                                                Words.of(tip.path("state").asText()))
                                : "nothing is gathered yet");
        Table table = new Table("TASK", "WORKER", "HEAD", "STATE", "WHY");
        answer.path("standings")
                .forEach(standing -> table.row(
                        standing.path("task").asText(),
                        standing.path("worker").asText(),
                        OmnibusCommand.shortened(standing.path("head")),
                        Words.of(standing.path("state").asText()),
                        standing.path("reason").asText().lines().findFirst().orElse("")));
        czar.output().table(table);
        return 0;
    }
}
