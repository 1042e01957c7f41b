package dev.czar.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.decision.OrderText;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** How the project stands, on one screen. */
@Command(name = "status", description = "Show the project's status.")
public final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Override
    public Integer call() {
        JsonNode summary = ProjectConnection.open(czar).get("");
        boolean fine = summary.path("problems").isEmpty();
        if (czar.json()) {
            czar.output().json(summary);
        } else {
            print(summary);
        }
        return FailureHandler.exitCode(fine);
    }

    private void print(JsonNode summary) {
        ConsoleOutput output = czar.output();
        output.line(
                Colour.HEADING,
                "%s  %s"
                        .formatted(
                                summary.path("name").asText(),
                                summary.path("state").asText()));
        orders(summary);
        output.line("workers   " + counts(summary.path("workers")));
        output.line("tasks     " + counts(summary.path("tasks")));
        output.line("decided   " + counts(summary.path("decisions")));
        output.line("rules     " + summary.path("rules").asText());
        output.line("last cycle " + DurationText.of(summary.path("lastCycleAge")) + " ago");
        summary.path("alerts")
                .forEach(alert -> output.line(
                        Colour.CAUTION,
                        "alert      %s (%s ago)"
                                .formatted(alert.path("text").asText(), DurationText.of(alert.path("age")))));
        summary.path("problems")
                .forEach(problem ->
                        output.line(Colour.BAD, "problem    " + problem.asText().replace("\n", "\n           ")));
    }

    private void orders(JsonNode summary) {
        summary.path("orders")
                .forEach(order -> czar.output().line(Colour.CAUTION, "override   " + OrderText.of(order)));
    }

    private static String counts(JsonNode counts) {
        String text = counts.properties().stream()
                .map(entry -> entry.getValue().asText() + " " + NameText.of(entry.getKey()))
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "none" : text;
    }
}
