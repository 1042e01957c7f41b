package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What a pull request changes. */
@Command(name = "diff", description = "Show what a pull request changes since it left the mainline.")
final class PrDiffCommand implements Callable<Integer> {

    @ParentCommand
    private PrCommand parent;

    @Parameters(paramLabel = "N", description = "Its number.")
    private int number;

    @Override
    public Integer call() {
        Czar czar = parent.czar();
        JsonNode answer = Connection.open(czar).get("/pull-requests/" + number + "/diff");
        if (czar.json()) {
            czar.output().json(answer);
        } else {
            czar.output().line(answer.path("diff").asText().stripTrailing());
        }
        return 0;
    }
}
