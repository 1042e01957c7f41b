package dev.czar.cli.recording;

import static dev.czar.io.HtmlText.escaped;

import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.HtmlPage;
import dev.czar.rule.DryRun.EvidenceItem;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.backtest.BacktestReport.DifferenceCount;
import dev.czar.rule.backtest.DecisionDifference;
import dev.czar.rule.backtest.DecisionDifference.Occurrence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A backtest as one page that needs nothing else: a timeline, and each difference with its why. */
final class BacktestPage {

    private BacktestPage() {}

    static void write(Path file, BacktestReport report) {
        HtmlPage.write(file, html(report));
    }

    static String html(BacktestReport report) {
        Map<String, String> parts = Map.of(
                "scope", escaped(BacktestText.scope(report.scope())),
                "summary", escaped(BacktestText.summary(report)),
                "timeline", new BacktestTimeline(report).svg(),
                "rows", report.differences().stream().map(BacktestPage::row).collect(Collectors.joining("\n")),
                "byRule", groups(report.byRule()),
                "byWorker", groups(report.byWorker()));
        return HtmlPage.of("backtest/report.html", parts);
    }

    private static String row(DecisionDifference difference) {
        return "<tr id=\"%s\"><td class=\"change %s\">%s</td><td>%s</td><td>%d</td><td><code>%s</code>%s%s</td></tr>"
                .formatted(
                        escaped(difference.key()),
                        difference.change(),
                        escaped(BacktestText.change(difference)),
                        difference.at(),
                        difference.cycle(),
                        escaped(difference.key()),
                        difference.before().map(moment -> why("then", moment)).orElse(""),
                        difference
                                .after()
                                .map(moment -> why("with these rules", moment))
                                .orElse(vetoes(difference)));
    }

    private static String vetoes(DecisionDifference difference) {
        return difference.vetoedBy().isEmpty()
                ? ""
                : "<p>with these rules: vetoed by " + escaped(String.join(", ", difference.vetoedBy())) + "</p>";
    }

    private static String why(String when, Occurrence moment) {
        return "<details><summary>%s: %s, because %s</summary><ul>%s</ul></details>"
                .formatted(
                        when,
                        escaped(moment.proposal().rule()),
                        escaped(moment.proposal().why()),
                        moment.proposal().evidence().stream()
                                .map(BacktestPage::fact)
                                .collect(Collectors.joining()));
    }

    private static String fact(EvidenceItem item) {
        return "<li><code>%s</code> (%s, %s ago)</li>"
                .formatted(escaped(item.fact().toString()), escaped(item.source()), DurationText.of(item.age()));
    }

    private static String groups(List<DifferenceCount> groups) {
        return groups.stream()
                .map(group -> "<tr><td>%s</td><td>%d</td><td>%d</td><td>%d</td><td>%d</td></tr>"
                        .formatted(
                                escaped(group.name()), group.added(), group.removed(), group.changed(), group.moved()))
                .collect(Collectors.joining(
                        "\n",
                        "<table><thead><tr><th></th><th>Added</th><th>Removed</th><th>Changed</th><th>Moved</th></tr>"
                                + "</thead><tbody>",
                        "</tbody></table>"));
    }
}
