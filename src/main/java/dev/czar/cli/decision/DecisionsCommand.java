package dev.czar.cli.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.FactText;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.console.TextTable.Cell;
import dev.czar.cli.decision.DecisionText.StatusCell;
import dev.czar.cli.input.TimeRangeOption;
import dev.czar.ledger.history.DecisionFilter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What was decided, newest first. */
@Command(name = "decisions", description = "List decisions, newest first; see: czar why ID")
public final class DecisionsCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Option(names = "--worker", paramLabel = "W", description = "Only those about this worker.")
    private String worker;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only actions of this kind, such as INJECT_TASK.")
    private String kind;

    @Option(names = "--rule", paramLabel = "NAME", description = "Only those of this rule.")
    private String rule;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "One of: open, done, failed, skipped, vetoed, lapsed, awaiting.")
    private String status;

    @Mixin
    private TimeRangeOption range;

    @Option(
            names = "--export",
            description =
                    "All of them as JSON lines, oldest first, with evidence, steps and outcome and without secrets;"
                            + " the service may be up or down.")
    private boolean export;

    @Option(
            names = "--otlp",
            description = "With --export: as OpenTelemetry logs, a request a line, as collectors read them from files.")
    private boolean otlp;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Option(names = "--cursor", paramLabel = "C", description = "Continue where the previous page ended.")
    private String cursor;

    @Override
    public Integer call() {
        if (otlp && !export) {
            throw CommandFailure.wrongUsage("--otlp is a form of the export", "czar decisions --export --otlp");
        }
        if (export) {
            new DecisionExportOutput(czar).write(filter(), otlp);
            return 0;
        }
        JsonNode page = ProjectConnection.open(czar).get("/decisions", query());
        if (czar.json()) {
            czar.output().json(page);
            return 0;
        }
        TextTable table = new TextTable("ID", "TIME", "STATUS", "ACTION", "WHAT", "RULE");
        page.path("vetoed").forEach(decision -> table.row(row(decision)));
        page.path("decisions").forEach(decision -> table.row(row(decision)));
        czar.output().table(table);
        String next = page.path("next").asText("");
        if (!next.isEmpty() && !next.equals("null")) {
            czar.output().line(Colour.FAINT, "more: czar decisions --cursor " + next);
        }
        return 0;
    }

    private DecisionFilter filter() {
        return new DecisionFilter(
                given(worker), "", constant(kind), given(rule), constant(status), "", range.from(czar), range.to(czar));
    }

    private static String given(String text) {
        return text == null ? "" : text;
    }

    private static String constant(String text) {
        return given(text).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private Map<String, String> query() {
        Map<String, String> query = new HashMap<>();
        query.put("worker", worker);
        query.put("kind", kind);
        query.put("rule", rule);
        query.put("status", status);
        if (range.isGiven()) {
            query.put("from", range.from(czar).toString());
            query.put("to", range.to(czar).toString());
        }
        query.put("limit", String.valueOf(limit));
        query.put("cursor", cursor);
        return query;
    }

    private static Cell[] row(JsonNode decision) {
        JsonNode action = decision.path("action");
        return new Cell[] {
            Cell.of(decision.path("id").asText("-").replace("null", "-")),
            Cell.of(decision.path("at").asText("").replaceFirst("^.*T", "").replaceFirst("Z$", "")),
            StatusCell.of(decision.path("status").asText()),
            Cell.of(NameText.of(action.path("kind").asText())),
            Cell.of(FactText.fields(action).collect(Collectors.joining(" "))),
            Cell.of(decision.path("rule").asText() + heldBy(decision))
        };
    }

    private static String heldBy(JsonNode decision) {
        String rules = String.join(", ", decision.path("vetoedBy").findValuesAsText("rule"));
        return rules.isEmpty() ? "" : "; vetoed by " + rules;
    }

    /** One decision and all its reasons. */
    @Command(name = "why", description = "Explain a decision: its rule, its evidence, its steps, its outcome.")
    public static final class WhyCommand implements Callable<Integer> {

        @ParentCommand
        private CzarCommand czar;

        @Parameters(paramLabel = "ID", description = "The decision's number or key.")
        private String decision;

        @Override
        public Integer call() {
            JsonNode answer = ProjectConnection.open(czar).get("/decisions/" + ProjectConnection.encoded(decision));
            if (czar.json()) {
                czar.output().json(answer);
            } else {
                new DecisionText(czar.output()).print(answer);
            }
            return 0;
        }
    }
}
