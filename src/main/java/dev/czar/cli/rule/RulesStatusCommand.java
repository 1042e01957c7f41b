package dev.czar.cli.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.TextTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Which rules are in force in the running service, and how they came there. */
@Command(name = "status", description = "Show the active rules, the shadow revision and the revision history.")
final class RulesStatusCommand implements Callable<Integer> {

    @ParentCommand
    private RulesCommand rules;

    @Override
    public Integer call() {
        CzarCommand czar = rules.czar();
        return RulesCommand.print(
                czar, ProjectConnection.open(czar).get("/rules").path("state"));
    }

    /** The state of a project's rules for people. */
    static final class RuleStateText {

        private static final int SHOWN = 10;

        private final ConsoleOutput output;

        RuleStateText(ConsoleOutput output) {
            this.output = output;
        }

        void print(JsonNode state) {
            output.line("rules " + state.path("revision").asText() + " are active");
            state.path("problem").asText().lines().forEach(line -> output.line(Colour.BAD, line));
            shadow(state.path("shadow"));
            TextTable table = new TextTable("AT", "REVISION", "STATE", "AUTHOR", "WHY");
            int shown = 0;
            for (JsonNode event : state.path("history")) {
                if (shown++ < SHOWN) {
                    table.row(
                            seconds(event.path("at")),
                            event.path("revision").asText(),
                            NameText.of(event.path("state").asText()),
                            event.path("author").asText(),
                            event.path("reason").asText().lines().findFirst().orElse(""));
                }
            }
            output.table(table);
        }

        private void shadow(JsonNode shadow) {
            if (shadow.isObject()) {
                JsonNode report = shadow.path("report");
                output.line(
                        Colour.CAUTION,
                        "%s: shadow run since %s by %s, %d cycles, %d different decisions"
                                .formatted(
                                        shadow.path("revision").asText(),
                                        seconds(shadow.path("since")),
                                        shadow.path("author").asText(),
                                        report.path("scope").path("cycles").asInt(),
                                        report.path("differences").size()));
                report.path("differences")
                        .forEach(difference -> output.line(
                                "  " + NameText.of(difference.path("change").asText()) + " "
                                        + difference.path("key").asText()));
            }
        }

        private static String seconds(JsonNode moment) {
            return moment.asText().replaceAll("\\.[0-9]+Z$", "Z");
        }
    }
}
