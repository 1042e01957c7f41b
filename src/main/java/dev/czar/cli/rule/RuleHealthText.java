package dev.czar.cli.rule;

import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.TextTable;
import dev.czar.rule.measure.RuleHealth;
import dev.czar.rule.measure.RuleHealth.RuleStatistics;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How rules fare, for people: those that stood, slowest first, then those that stand out. */
final class RuleHealthText {

    private final ConsoleOutput output;

    RuleHealthText(ConsoleOutput output) {
        this.output = output;
    }

    void print(RuleHealth health) {
        output.line("%d cycles from %s to %s; rules %s active at the end"
                .formatted(health.cycles(), health.from(), health.to(), health.revision()));
        TextTable table = new TextTable("RULE", "WHERE", "ACTIVE", "DECIDED", "VETOED", "US/CYCLE");
        health.rules().stream()
                .filter(rule -> rule.stood() > 0)
                .forEach(rule -> table.row(
                        rule.rule(),
                        where(rule),
                        String.valueOf(rule.stood()),
                        counted(rule.decided()),
                        counted(rule.vetoed()),
                        String.format(Locale.ROOT, "%.1f", rule.micros())));
        output.table(table);
        output.line(
                Colour.FAINT,
                "active: cycles; decided, vetoed: decisions, each once; us/cycle: roughly, over %d cycles"
                        .formatted(health.profiled()));
        Map<String, RuleStatistics> rules =
                health.rules().stream().collect(Collectors.toMap(RuleStatistics::rule, Function.identity()));
        list(
                "always vetoed",
                health.alwaysVetoed().stream()
                        .map(rules::get)
                        .map(rule -> where(rule) + " " + rule.rule() + ": by " + vetoes(rule))
                        .toList());
        list(
                "flapping: became active more than " + health.flaps() + " times",
                health.flapping().stream()
                        .map(decision ->
                                "%s: %d times, by %s".formatted(decision.key(), decision.times(), decision.rule()))
                        .toList());
        list(
                "never fired",
                health.neverFired().stream()
                        .map(rules::get)
                        .sorted(Comparator.comparing(RuleStatistics::file).thenComparing(RuleStatistics::line))
                        .map(rule -> where(rule) + " " + rule.rule())
                        .toList());
    }

    private static String vetoes(RuleStatistics rule) {
        return rule.vetoedBy().entrySet().stream()
                .map(veto -> "%s (%d)".formatted(veto.getKey(), veto.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void list(String title, List<String> lines) {
        output.line("");
        output.line(Colour.HEADING, "%s (%d)".formatted(title, lines.size()));
        lines.forEach(line -> output.line("  " + line));
    }

    private static String where(RuleStatistics rule) {
        return rule.file() + ":" + rule.line();
    }

    private static String counted(int count) {
        return count == 0 ? "" : String.valueOf(count);
    }
}
