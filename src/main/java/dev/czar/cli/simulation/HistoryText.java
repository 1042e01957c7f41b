package dev.czar.cli.simulation;

import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.TextTable;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import dev.czar.ledger.measure.TaskTextOutcome;
import dev.czar.ledger.measure.TaskTextOutcome.TaskText;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of one project, for people. */
final class HistoryText {

    private final ConsoleOutput output;

    HistoryText(ConsoleOutput output) {
        this.output = output;
    }

    void print(ProjectPast past) {
        TextTable measures = new TextTable("MEASURE", "VALUE", "OF", "MEANING");
        past.measures()
                .forEach(measure -> measures.row(
                        measure.name(), value(measure), String.valueOf(measure.samples()), measure.meaning()));
        print(measures);
        TextTable rules = new TextTable("RULE", "DECIDED", "DONE", "HAD ITS EFFECT");
        past.rules()
                .forEach(rule -> rules.row(
                        rule.rule(),
                        String.valueOf(rule.decided()),
                        String.valueOf(rule.done()),
                        rule.observed() == 0 ? "" : rule.effective() + " of " + rule.observed()));
        print(rules);
        if (!past.prompts().isEmpty()) {
            TextTable prompts = new TextTable("PROMPT", "SAID", "FOLLOWED BY A COMMIT OR REPORT");
            past.prompts()
                    .forEach(prompt -> prompts.row(
                            prompt.prompt(),
                            String.valueOf(prompt.said()),
                            prompt.followed() + " of " + prompt.said()));
            print(prompts);
        }
        printWorkers(past);
        printTasks(past);
    }

    private void printWorkers(ProjectPast past) {
        if (past.workers().isEmpty()) {
            return;
        }
        TextTable workers = new TextTable("WORKER", "SKILL", "GIVEN", "FINISHED", "AT ONCE", "TYPICAL");
        past.workers()
                .forEach(worker -> workers.row(
                        worker.worker(),
                        worker.skill(),
                        String.valueOf(worker.given()),
                        String.valueOf(worker.finished()),
                        String.valueOf(worker.atOnce()),
                        worker.finished() == 0 ? "" : DurationText.of(worker.typical())));
        print(workers);
    }

    private void printTasks(ProjectPast past) {
        if (past.tasks().isEmpty()) {
            return;
        }
        TextTable tasks = new TextTable("TASK", "WORDS", "WRITTEN", "FINISHED", "SENT BACK", "WHY");
        past.tasks()
                .forEach(task -> tasks.row(
                        task.task(),
                        String.valueOf(task.text().words()),
                        written(task.text()),
                        task.finished() ? "yes" : "no",
                        String.valueOf(task.wentBack()),
                        causes(task)));
        print(tasks);
    }

    private static String written(TaskText text) {
        return (text.acceptance() ? "with acceptance" : "without acceptance")
                + (text.pathsOnly() ? ", only paths" : "");
    }

    private static String causes(TaskTextOutcome task) {
        return new TreeMap<>(task.causes())
                .entrySet().stream()
                        .map((Map.Entry<String, Integer> cause) ->
                                cause.getValue() == 1 ? cause.getKey() : cause.getValue() + " times " + cause.getKey())
                        .collect(Collectors.joining(", "));
    }

    private void print(TextTable table) {
        output.table(table);
        output.line("");
    }

    static String value(MeasureResult measure) {
        return measure.value().isEmpty() ? "unknown" : measure.value().getAsDouble() + " " + measure.unit();
    }
}
