package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
final class NextCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Option(names = "--hours", paramLabel = "N", defaultValue = "24", description = "How far to look: 1 to 168 hours.")
    private int hours;

    @Override
    public Integer call() {
        JsonNode answer = Connection.open(czar).get("/agenda", Map.of("hours", String.valueOf(hours)));
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
            czar.output().line("Nothing in the next %d h, unless something happens.".formatted(hours));
        } else {
            Table table = new Table("IN", "ACTION", "WHAT", "RULE");
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
            Cell.of(Ages.words(wait)),
            Cell.of(Words.of(item.path("action").path("kind").asText())),
            Cell.of(FactText.fields(item.path("action")).collect(Collectors.joining(" "))),
            Cell.of(item.path("rule").asText())
        };
    }
}
