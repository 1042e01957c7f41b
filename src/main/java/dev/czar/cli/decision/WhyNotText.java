package dev.czar.cli.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.ConsoleOutput.PrintableText;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.FactText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints what keeps a rule from firing, as a tree, and the change that would make it fire. */
final class WhyNotText {

    private final ConsoleOutput output;
    private final Set<JsonNode> shown = new HashSet<>();

    WhyNotText(ConsoleOutput output) {
        this.output = output;
    }

    void print(JsonNode answer) {
        JsonNode rule = answer.path("rule");
        String about = answer.path("about").asText();
        output.line(
                Colour.HEADING,
                "rule \"" + rule.path("name").asText() + "\" " + verdict(answer)
                        + (about.isEmpty() ? "" : " for " + about));
        output.line(Colour.FAINT, place(rule) + "  " + rule.path("why").asText());
        output.line("");
        answer.path("concluded").forEach(concluded -> output.line("  it derives " + concluded.asText()));
        answer.path("refused").forEach(this::refused);
        int number = 0;
        for (JsonNode partial : answer.path("nearest")) {
            if (number++ > 0) {
                output.line(Colour.FAINT, "or");
            }
            unmetConditions(partial, "");
        }
        counterfactual(answer.path("remedy"));
    }

    private static String verdict(JsonNode answer) {
        return switch (answer.path("verdict").asText()) {
            case "FIRES" -> "fires";
            case "REFUSED" -> "fires, but what it decides is refused";
            case "LEFT_OUT" ->
                "is quarantined, because it " + answer.path("reason").asText();
            default -> "does not fire";
        };
    }

    private static String place(JsonNode rule) {
        return rule.path("file").asText() + ":" + rule.path("line").asText();
    }

    private void refused(JsonNode decision) {
        decision.path("vetoes")
                .forEach(veto -> output.line("  " + FactText.of(decision.path("action")) + " is refused by \""
                        + veto.path("rule").asText() + "\": " + veto.path("why").asText()));
    }

    private void unmetConditions(JsonNode obstacles, String indent) {
        int left = obstacles.size();
        for (JsonNode obstacle : obstacles) {
            boolean last = --left == 0;
            output.raw(PrintableText.text(indent + (last ? "└─ " : "├─ ") + sentence(obstacle) + "  ")
                    + output.painted(
                            Colour.FAINT,
                            "line " + obstacle.path("condition").path("line").asText()));
            candidatesAndRules(obstacle, indent + (last ? "   " : "│  "));
        }
    }

    private static String sentence(JsonNode obstacle) {
        String type = obstacle.path("type").asText();
        String condition = obstacle.path("condition").path("text").asText();
        return switch (obstacle.path("kind").asText()) {
            case "BLOCKED" -> "requires " + condition;
            case "TOTALLED" -> "requires " + condition;
            case "UNTOLD" -> "cannot tell whether " + condition + " holds";
            default -> "no " + type + wanted(obstacle) + (hasNoCandidate(obstacle) ? "" : " matches " + condition);
        };
    }

    /** When all it asks for is named. */
    private static boolean hasNoCandidate(JsonNode obstacle) {
        return obstacle.path("candidates").isEmpty();
    }

    private static String wanted(JsonNode obstacle) {
        String wanted = obstacle.path("wanted").properties().stream()
                .map(WhyNotText::component)
                .collect(Collectors.joining(", "));
        return wanted.isEmpty() ? "" : " with " + wanted;
    }

    private static String component(Map.Entry<String, JsonNode> component) {
        return component.getKey() + " " + value(component.getValue());
    }

    private static String value(JsonNode value) {
        String text = value.asText();
        return text.isEmpty() ? "\"\"" : text.matches("-?PT[0-9].*") ? DurationText.of(value) : text;
    }

    private void candidatesAndRules(JsonNode obstacle, String indent) {
        List<Runnable> branches = new ArrayList<>();
        JsonNode candidates = obstacle.path("candidates");
        JsonNode leads = obstacle.path("leads");
        int left = candidates.size() + leads.size();
        for (JsonNode candidate : candidates) {
            String mark = --left == 0 ? "└─ " : "├─ ";
            branches.add(() -> output.line(indent + mark + candidate(obstacle, candidate)));
        }
        for (JsonNode lead : leads) {
            boolean last = --left == 0;
            branches.add(() -> upstreamRule(lead, indent, last));
        }
        branches.forEach(Runnable::run);
    }

    private static String candidate(JsonNode obstacle, JsonNode candidate) {
        JsonNode evidence = candidate.path("fact");
        String what = evidence.isObject()
                ? FactText.of(evidence.path("fact"))
                : candidate.path("action").isObject() ? FactText.of(candidate.path("action")) : "the total";
        List<String> failed = new ArrayList<>();
        candidate.path("failed").forEach(one -> failed.add(failed(one)));
        String why = obstacle.path("kind").asText().equals("BLOCKED") ? " is there" : ": " + String.join("; ", failed);
        return what + why + (evidence.isObject() ? "  (" + seen(evidence) + ")" : "");
    }

    private static String seen(JsonNode evidence) {
        if (!evidence.path("because").isEmpty()) {
            return "concluded by \""
                    + evidence.path("because").path(0).path("rule").asText() + "\"";
        }
        return evidence.path("source").asText() + ", " + DurationText.of(evidence.path("age")) + " before";
    }

    private static String failed(JsonNode failed) {
        String component = failed.path("component").asText();
        return component.isEmpty()
                ? "not " + failed.path("constraint").asText()
                : component + " is " + value(failed.path("actual")) + ", wanted "
                        + failed.path("operator").asText() + " " + value(failed.path("wanted"));
    }

    private void upstreamRule(JsonNode lead, String indent, boolean last) {
        String note = lead.path("note").asText();
        output.line(
                indent + (last ? "└─ " : "├─ ") + "rule \"" + lead.path("rule").asText() + "\" "
                        + (note.isEmpty() ? "does not conclude it" : note) + "  " + place(lead));
        unmetConditions(lead.path("obstacles"), indent + (last ? "   " : "│  "));
    }

    private void counterfactual(JsonNode remedy) {
        String proof = remedy.path("proof").asText();
        int tried = remedy.path("tried").asInt();
        if (proof.equals("UNNEEDED")) {
            return;
        }
        output.line("");
        switch (proof) {
            case "SMALLEST" -> wouldFire(remedy, "there is no smaller change");
            case "WORKS" ->
                wouldFire(remedy, tried == 1 ? "no other was tried" : "of " + tried + " tried the smallest that does");
            case "NONE_WORKS" ->
                output.line((tried == 1 ? "The only single change" : "None of " + tried + " single changes")
                        + " that " + (tried == 1 ? "was tried does not make" : "were tried makes") + " it fire"
                        + untried(remedy.path("untried").asInt()) + ".");
            default -> output.line("Which single change would make it fire cannot be told.");
        }
    }

    private void wouldFire(JsonNode remedy, String proof) {
        output.line(Colour.GOOD, "It would fire " + condition(remedy.path("change")) + " (verified; " + proof + ").");
    }

    private static String untried(int untried) {
        return untried == 0 ? "" : "; " + untried + " more were not tried";
    }

    private static String changed(JsonNode change, String which) {
        return FactText.of(change.path(which));
    }

    private static String condition(JsonNode change) {
        String component = change.path("component").asText();
        return switch (change.path("kind").asText()) {
            case "SET" ->
                "if " + component + " were " + value(change.path("after").path(component)) + " in "
                        + changed(change, "before");
            case "ADD" -> "if there were " + changed(change, "after");
            default -> "without " + changed(change, "before");
        };
    }
}
