package dev.czar.cli.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.FactText;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.console.TextTable.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What Czar will do next, and when, if nothing happens before. */
@Command(name = "next", description = "Show what Czar will decide, and when, if nothing happens but time passing.")
public final class NextCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Option(names = "--hours", paramLabel = "N", defaultValue = "24", description = "How far to look: 1 to 168 hours.")
    private int hours;

    @Override
    public Integer call() {
        JsonNode answer = ProjectConnection.open(czar).get("/agenda", Map.of("hours", String.valueOf(hours)));
        if (czar.json()) {
            czar.output().json(answer);
        } else {
            print(answer);
        }
        return 0;
    }

    private void print(JsonNode answer) {
        Instant from = Instant.parse(answer.path("from").asText());
        if (answer.path("agenda").isEmpty()) {
            czar.output().line("Nothing scheduled in the next %d h.".formatted(hours));
        } else {
            TextTable table = new TextTable("IN", "ACTION", "WHAT", "RULE");
            answer.path("agenda").forEach(item -> table.row(cells(from, item)));
            czar.output().table(table);
        }
        if (!answer.path("complete").asBoolean()) {
            czar.output()
                    .line(
                            Colour.CAUTION,
                            "looked no further than " + answer.path("until").asText());
        }
    }

    private static Cell[] cells(Instant from, JsonNode item) {
        Duration wait = Duration.between(from, Instant.parse(item.path("at").asText()));
        return new Cell[] {
            Cell.of(DurationText.of(wait)),
            Cell.of(NameText.of(item.path("action").path("kind").asText())),
            Cell.of(FactText.fields(item.path("action")).collect(Collectors.joining(" "))),
            Cell.of(item.path("rule").asText())
        };
    }
}
