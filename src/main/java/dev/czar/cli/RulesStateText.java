package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** The state of a project's rules for people. */
final class RulesStateText {

    private static final int SHOWN = 10;

    private final Output output;

    RulesStateText(Output output) {
        this.output = output;
    }

    void print(JsonNode state) {
        output.line("rules " + state.path("revision").asText() + " are in force");
        state.path("problem").asText().lines().forEach(line -> output.line(Colour.BAD, line));
        shadow(state.path("shadow"));
        Table table = new Table("AT", "REVISION", "STATE", "BY", "WHY");
        int shown = 0;
        for (JsonNode event : state.path("history")) {
            if (shown++ < SHOWN) {
                table.row(
                        seconds(event.path("at")),
                        event.path("revision").asText(),
                        Words.of(event.path("state").asText()),
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
                    "%s decides in the shadow since %s by %s: %d cycles, %d decisions otherwise"
                            .formatted(
                                    shadow.path("revision").asText(),
                                    seconds(shadow.path("since")),
                                    shadow.path("author").asText(),
                                    report.path("scope").path("cycles").asInt(),
                                    report.path("differences").size()));
            report.path("differences")
                    .forEach(difference -> output.line(
                            "  " + Words.of(difference.path("change").asText()) + " "
                                    + difference.path("key").asText()));
        }
    }

    private static String seconds(JsonNode moment) {
        return moment.asText().replaceAll("\\.[0-9]+Z$", "Z");
    }
}
