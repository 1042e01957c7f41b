package dev.czar.cli.recording;

import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.console.TextTable.Cell;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.backtest.BacktestReport.DifferenceCount;
import dev.czar.rule.backtest.DecisionDifference;
import dev.czar.rule.backtest.DecisionDifference.DifferenceKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A backtest for people. */
final class BacktestText {

    private static final Map<DifferenceKind, Colour> COLOURS = Map.of(
            DifferenceKind.ADDED, Colour.GOOD,
            DifferenceKind.REMOVED, Colour.BAD,
            DifferenceKind.CHANGED, Colour.CAUTION,
            DifferenceKind.EARLIER, Colour.CAUTION,
            DifferenceKind.LATER, Colour.CAUTION);

    private final ConsoleOutput output;

    BacktestText(ConsoleOutput output) {
        this.output = output;
    }

    void print(BacktestReport report) {
        BacktestReport.Scope scope = report.scope();
        output.line(Colour.FAINT, scope(scope));
        output.line(summary(report));
        if (!report.differences().isEmpty()) {
            output.line("");
            output.table(differences(report.differences()));
            output.line("");
            output.table(groups("RULE", report.byRule()));
            output.line("");
            output.table(groups("WORKER", report.byWorker()));
        }
        scope.quarantined()
                .forEach(rule ->
                        output.line(Colour.BAD, "rule \"" + rule.rule() + "\" was quarantined: " + rule.reason()));
    }

    static String scope(BacktestReport.Scope scope) {
        return scope.cycles() == 0
                ? "no cycle was recorded in this time"
                : "%d cycles from %s to %s; rules %s instead of %s"
                        .formatted(
                                scope.cycles(),
                                scope.from(),
                                scope.to(),
                                String.join(" ", scope.candidates()),
                                String.join(" ", scope.revisions()));
    }

    static String summary(BacktestReport report) {
        DifferenceCount total = report.total();
        return "%d decisions as before, %d added, %d removed, %d changed, %d at another time"
                .formatted(report.unchanged(), total.added(), total.removed(), total.changed(), total.moved());
    }

    private static TextTable differences(List<DecisionDifference> differences) {
        TextTable table = new TextTable("CHANGE", "AT", "CYCLE", "DECISION", "RULE");
        differences.forEach(difference -> table.row(
                new Cell(change(difference), COLOURS.get(difference.change())),
                Cell.of(difference.at().toString()),
                Cell.of(Long.toString(difference.cycle())),
                Cell.of(difference.key()),
                Cell.of(rule(difference))));
        return table;
    }

    static String change(DecisionDifference difference) {
        String word = difference.change().name().toLowerCase(Locale.ROOT);
        return difference.shift().isZero()
                ? word
                : DurationText.of(difference.shift().abs()) + " " + word;
    }

    static String rule(DecisionDifference difference) {
        String rule = difference.proposal().rule();
        return difference.vetoedBy().isEmpty()
                ? rule
                : rule + "; vetoed: " + difference.vetoedBy().stream().collect(Collectors.joining(", "));
    }

    private static TextTable groups(String what, List<DifferenceCount> groups) {
        TextTable table = new TextTable(what, "ADDED", "REMOVED", "CHANGED", "MOVED");
        groups.forEach(group -> table.row(
                Cell.of(group.name()),
                Cell.of(Long.toString(group.added())),
                Cell.of(Long.toString(group.removed())),
                Cell.of(Long.toString(group.changed())),
                Cell.of(Long.toString(group.moved()))));
        return table;
    }
}
