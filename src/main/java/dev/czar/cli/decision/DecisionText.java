package dev.czar.cli.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.ConsoleOutput.PrintableText;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.FactText;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.TextTable.Cell;

/** Prints a decision with its reasons as a tree. */
public final class DecisionText {

    private final ConsoleOutput output;
    private JsonNode ruleLocations = MissingNode.getInstance();

    DecisionText(ConsoleOutput output) {
        this.output = output;
    }

    void print(JsonNode decision) {
        ruleLocations = decision.path("ruleLocations");
        String status = decision.path("status").asText();
        String number =
                decision.path("id").isNumber() ? "#" + decision.path("id").asText() + "  " : "";
        output.raw(output.painted(Colour.HEADING, number + FactText.of(decision.path("action"))) + "  "
                + output.painted(StatusCell.colour(status), NameText.of(status)));
        output.line("key      " + decision.path("key").asText());
        if (decision.path("at").isTextual()) {
            output.line("decided  " + decision.path("at").asText());
        }
        output.line("");
        reasons("because", decision.path("because"));
        reasons("vetoed because", decision.path("vetoes"));
        competingDecisions(decision.path("competing"));
        orders(decision);
        steps(decision.path("steps"));
        outcome(decision.path("outcome"));
    }

    private void reasons(String heading, JsonNode reasons) {
        if (!reasons.isEmpty()) {
            output.line(Colour.HEADING, heading);
            branches(reasons, "");
            output.line("");
        }
    }

    private void branches(JsonNode reasons, String indent) {
        int left = reasons.size();
        for (JsonNode reason : reasons) {
            boolean last = --left == 0;
            output.line(indent + (last ? "└─ " : "├─ ") + rule(reason));
            evidence(reason.path("facts"), indent + (last ? "   " : "│  "));
        }
    }

    private String rule(JsonNode reason) {
        String why = reason.path("why").asText("");
        String capability = reason.path("capability").asText("");
        return "rule \"" + reason.path("rule").asText() + "\"" + (why.isEmpty() ? "" : ": " + why)
                + (capability.isEmpty() ? "" : " [" + capability + "]") + place(reason);
    }

    private String place(JsonNode reason) {
        String place = ruleLocations.path(reason.path("rule").asText()).asText();
        return place.isEmpty() ? "" : "  " + place;
    }

    private void competingDecisions(JsonNode others) {
        if (!others.isEmpty()) {
            output.line(Colour.HEADING, "competing decisions");
            others.forEach(other -> output.line("  " + FactText.of(other.path("action")) + "  "
                    + (other.path("vetoedBy").isEmpty() ? "also decided" : "lost: " + refusal(other))));
            output.line("");
        }
    }

    private void orders(JsonNode decision) {
        JsonNode orders = decision.path("orders");
        if (!orders.isEmpty()) {
            output.line(Colour.HEADING, "manual overrides");
            orders.forEach(order -> output.line("  " + OrderText.of(order)));
            output.line("");
        }
    }

    private static String refusal(JsonNode other) {
        JsonNode first = other.path("vetoedBy").path(0);
        return first.path("why").asText() + " (rule \"" + first.path("rule").asText() + "\")";
    }

    private void evidence(JsonNode facts, String indent) {
        int left = facts.size();
        for (JsonNode fact : facts) {
            boolean last = --left == 0;
            output.raw(PrintableText.text(indent + (last ? "└─ " : "├─ ") + FactText.of(fact.path("fact")) + "  ")
                    + output.painted(Colour.FAINT, provenance(fact)));
            branches(fact.path("because"), indent + (last ? "   " : "│  "));
        }
    }

    private static String provenance(JsonNode evidence) {
        return evidence.path("because").isEmpty()
                ? "(" + evidence.path("source").asText() + ", " + DurationText.of(evidence.path("age")) + " ago)"
                : "(derived)";
    }

    private void steps(JsonNode steps) {
        if (!steps.isEmpty()) {
            output.line(Colour.HEADING, "steps");
            steps.forEach(step -> output.line("  " + step.path("at").asText() + "  "
                    + step.path("name").asText() + "  "
                    + PrintableText.line(step.path("detail").asText(""))));
            output.line("");
        }
    }

    private void outcome(JsonNode outcome) {
        if (outcome.isObject()) {
            output.line(Colour.HEADING, "outcome");
            output.line("  " + outcome.path("at").asText() + "  "
                    + NameText.of(outcome.path("status").asText()) + "  "
                    + outcome.path("detail").asText(""));
        }
    }

    /** A decision's status in its colour. */
    public static final class StatusCell {

        private StatusCell() {}

        public static Cell of(String status) {
            return new Cell(NameText.of(status), colour(status));
        }

        static Colour colour(String status) {
            return switch (status) {
                case "DONE" -> Colour.GOOD;
                case "FAILED" -> Colour.BAD;
                case "VETOED", "AWAITING" -> Colour.CAUTION;
                case "LAPSED", "SKIPPED" -> Colour.FAINT;
                default -> Colour.PLAIN;
            };
        }
    }
}
