package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** One pull request with its history. */
@Command(name = "show", description = "Show a pull request with all that was said of it.")
final class PrShowCommand implements Callable<Integer> {

    @ParentCommand
    private PrCommand parent;

    @Parameters(paramLabel = "N", description = "Its number.")
    private int number;

    @Override
    public Integer call() {
        Czar czar = parent.czar();
        JsonNode page = Connection.open(czar).get("/pull-requests/" + number);
        if (czar.json()) {
            czar.output().json(page);
            return 0;
        }
        Output output = czar.output();
        output.line("#%d %s".formatted(number, page.path("title").asText()));
        output.line(
                Colour.FAINT,
                "%s, %s of %s, %s to %s at %s"
                        .formatted(
                                Words.of(page.path("state").asText()),
                                page.path("task").asText(),
                                page.path("worker").asText(),
                                page.path("branch").asText(),
                                page.path("base").asText(),
                                page.path("head").asText()));
        output.line("");
        output.line(page.path("body").asText());
        output.line("");
        Table table = new Table("WHEN", "WHAT", "WHO", "TEXT");
        page.path("history")
                .forEach(happening -> table.row(
                        happening.path("at").asText(),
                        happening.path("what").asText(),
                        happening.path("author").asText(),
                        happening.path("text").asText()));
        output.table(table);
        return 0;
    }
}
