package dev.czar.cli.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.console.TextTable.Cell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The channels through which people are told what needs them. */
@Command(
        name = "notify",
        description = "Show the channels of notifications, and test them: czar notify test",
        subcommands = NotifyCommand.NotifyTestCommand.class)
public final class NotifyCommand implements Callable<Integer> {

    private static final String NONE =
            "no channels; say them in .czar/czar.yaml below channels: (docs/notifications.md)";

    @ParentCommand
    private CzarCommand czar;

    @Override
    public Integer call() {
        JsonNode answer = ProjectConnection.open(czar).get("/notifications");
        if (czar.json()) {
            czar.output().json(answer);
            return 0;
        }
        TextTable table = new TextTable("CHANNEL", "KIND", "FOR", "LAST TRY");
        for (JsonNode channel : answer.path("channels")) {
            StringJoiner severities = new StringJoiner(", ");
            channel.path("severities")
                    .forEach(severity -> severities.add(severity.asText().toLowerCase(Locale.ROOT)));
            String failure = channel.path("failure").asText();
            table.row(
                    Cell.of(channel.path("name").asText()),
                    Cell.of(channel.path("kind").asText()),
                    Cell.of(severities.length() == 0 ? "rules that name it" : severities.toString()),
                    failure.isEmpty() ? Cell.of("fine") : new Cell("failed: " + failure, Colour.BAD));
        }
        print(answer.path("channels"), table);
        return 0;
    }

    private void print(JsonNode channels, TextTable table) {
        if (channels.isEmpty()) {
            czar.output().line(NONE);
        } else {
            czar.output().table(table);
        }
    }

    /** Sends a test through channels. */
    @Command(name = "test", description = "Send a test through the channels named, or through all.")
    static final class NotifyTestCommand implements Callable<Integer> {

        @ParentCommand
        private NotifyCommand parent;

        @Parameters(paramLabel = "CHANNEL", arity = "0..*", description = "Channels of czar.yaml (default: all).")
        private List<String> channels = List.of();

        @Override
        public Integer call() {
            CzarCommand czar = parent.czar;
            JsonNode results = ProjectConnection.open(czar)
                    .post("/notifications/test", Map.of("channels", channels))
                    .path("results");
            boolean allSent = true;
            TextTable table = new TextTable("CHANNEL", "KIND", "TEST");
            for (JsonNode result : results) {
                boolean sent = result.path("sent").asBoolean();
                allSent &= sent;
                table.row(
                        Cell.of(result.path("name").asText()),
                        Cell.of(result.path("kind").asText()),
                        sent
                                ? new Cell("sent", Colour.GOOD)
                                : new Cell("failed: " + result.path("failure").asText(), Colour.BAD));
            }
            if (czar.json()) {
                czar.output().json(results);
            } else {
                parent.print(results, table);
            }
            return FailureHandler.exitCode(allSent);
        }
    }
}
