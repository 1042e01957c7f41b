package dev.czar.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.ExpectedEndText;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.FactText.WaitingText;
import dev.czar.cli.decision.OrderText;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** How the project stands, on one screen. */
@Command(name = "status", description = "Show the project's status.")
public final class StatusCommand implements Callable<Integer> {

    private static final int MOST_TASKS = 12;

    @ParentCommand
    private CzarCommand czar;

    @Override
    public Integer call() {
        ProjectConnection connection = ProjectConnection.open(czar);
        JsonNode summary = connection.get("");
        boolean fine = summary.path("problems").isEmpty();
        if (czar.json()) {
            czar.output().json(summary);
        } else {
            print(summary, connection.get("/tasks").path("tasks"), connection.get("/progress"));
        }
        return FailureHandler.exitCode(fine);
    }

    private void print(JsonNode summary, JsonNode tasks, JsonNode progress) {
        ConsoleOutput output = czar.output();
        output.line(
                Colour.HEADING,
                "%s  %s"
                        .formatted(
                                summary.path("name").asText(),
                                summary.path("state").asText()));
        orders(summary);
        output.line("workers   " + counts(summary.path("workers")));
        summary.path("crashed")
                .properties()
                .forEach(worker -> output.line(
                        Colour.BAD,
                        "          %s crashed: %s"
                                .formatted(worker.getKey(), worker.getValue().asText())));
        String end = ExpectedEndText.of(progress, czar.environment().clock().instant());
        output.line("tasks     " + counts(summary.path("tasks")) + (end.isEmpty() ? "" : "; " + end));
        waiting(tasks);
        output.line("decided   " + counts(summary.path("decisions")));
        usage(summary.path("usage"));
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

    /** Of today; without a price there is no cost. */
    private void usage(JsonNode usage) {
        if (usage.isObject()) {
            String dollars = ", $%.2f".formatted(usage.path("cost").asLong() / 1e6);
            String unknown = usage.path("priced").asBoolean() ? "" : ", not all of it with a known price";
            czar.output()
                    .line("used today " + usage.path("tokens").asText() + " tokens"
                            + (usage.path("cost").asLong() > 0 ? dollars : "") + unknown);
        }
    }

    private void orders(JsonNode summary) {
        summary.path("orders")
                .forEach(order -> czar.output().line(Colour.CAUTION, "override   " + OrderText.of(order)));
    }

    private void waiting(JsonNode tasks) {
        List<JsonNode> waiting = StreamSupport.stream(tasks.spliterator(), false)
                .filter(task -> task.path("waitingFor").isNull()
                        || !task.path("waitingFor").isEmpty())
                .toList();
        waiting.stream().limit(MOST_TASKS).forEach(task -> czar.output()
                .line("          %s, %s, waiting for: %s"
                        .formatted(
                                task.path("task").path("id").asText(),
                                NameText.of(task.path("stage").asText()),
                                WaitingText.of(task.path("waitingFor")))));
        if (waiting.size() > MOST_TASKS) {
            czar.output().line("          and %d more: czar tasks".formatted(waiting.size() - MOST_TASKS));
        }
    }

    private static String counts(JsonNode counts) {
        String text = counts.properties().stream()
                .map(entry -> entry.getValue().asText() + " " + NameText.of(entry.getKey()))
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "none" : text;
    }
}
