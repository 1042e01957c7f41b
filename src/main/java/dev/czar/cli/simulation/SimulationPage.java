package dev.czar.cli.simulation;

import static dev.czar.io.HtmlText.escaped;

import dev.czar.cli.console.HtmlPage;
import dev.czar.cli.simulation.SimulationReport.ExpectedMeasure;
import dev.czar.simulation.study.ExpectedRange;
import dev.czar.simulation.study.ParameterEstimate.EstimatedValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is expected of a project as one page that needs nothing else, with a histogram of each measure. */
final class SimulationPage {

    private static final String COST = "cost";

    private SimulationPage() {}

    static String html(String project, SimulationReport report, Instant now) {
        boolean compared = report.measures().get(0).whatIf().isPresent();
        return HtmlPage.of(
                "simulation/report.html",
                Map.of(
                        "project", escaped(project),
                        "scope", escaped(SimulationText.scope(report)),
                        "done", escaped(done(report, now)),
                        "problems", problems(report),
                        "figures", figures(report),
                        "headings", headings(compared),
                        "rows",
                                report.measures().stream()
                                        .map(SimulationPage::row)
                                        .collect(Collectors.joining("\n")),
                        "estimates",
                                report.estimates().isEmpty()
                                        ? "<p>No number comes from a ledger: there is no past to go by.</p>"
                                        : estimates(report.estimates())));
    }

    private static String done(SimulationReport report, Instant now) {
        return SimulationText.done(report, now).orElse("No run came to its end.");
    }

    private static String figures(SimulationReport report) {
        String figures = report.measures().stream()
                .map(measure -> figure(measure.name(), HistogramDrawing.of(measure)))
                .collect(Collectors.joining("\n"));
        return report.measures().stream().anyMatch(measure -> measure.name().equals(COST))
                ? figures
                : figures + "\n" + figure(COST, "<p>Unknown: the ledger knows no usage with prices.</p>");
    }

    private static String figure(String name, String drawing) {
        return "<figure><figcaption>%s</figcaption>%s</figure>".formatted(escaped(name), drawing);
    }

    private static String headings(boolean compared) {
        return (compared
                        ? Stream.of("", "as it is", "what if", "difference, run by run")
                        : Stream.of("", "median", "eight of ten"))
                .map(heading -> "<th>" + heading + "</th>")
                .collect(Collectors.joining());
    }

    private static String row(ExpectedMeasure measure) {
        Stream<String> cells = measure.whatIf().isPresent()
                ? Stream.of(
                        range(measure, Optional.of(measure.expected())),
                        range(measure, measure.whatIf()),
                        range(measure, measure.difference()))
                : Stream.of(value(measure, measure.expected().median()), spread(measure, measure.expected()));
        return "<tr><th>%s</th>%s</tr>"
                .formatted(
                        escaped(measure.name()),
                        cells.map(cell -> "<td>" + escaped(cell) + "</td>").collect(Collectors.joining()));
    }

    private static String range(ExpectedMeasure measure, Optional<ExpectedRange> range) {
        return range.filter(some -> some.runs() > 0)
                .map(some -> value(measure, some.median()) + " (" + spread(measure, some) + ")")
                .orElse("unknown");
    }

    private static String spread(ExpectedMeasure measure, ExpectedRange range) {
        return value(measure, range.low()) + " to " + value(measure, range.high());
    }

    private static String value(ExpectedMeasure measure, double value) {
        return value < 0 ? "-" + SimulationText.value(measure, -value) : SimulationText.value(measure, value);
    }

    private static String problems(SimulationReport report) {
        return SimulationText.problems(report).stream()
                .map(problem -> "<p class=\"problem\">" + escaped(problem) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String estimates(List<EstimatedValue> values) {
        return values.stream()
                .map(value -> "<tr><td>%s</td><td>%s</td><td>%s</td><td>%d</td><td>%s</td></tr>"
                        .formatted(
                                escaped(value.of()),
                                escaped(value.name()),
                                escaped(value.value()),
                                value.samples(),
                                value.assumed() ? "assumed" : "this project's own"))
                .collect(Collectors.joining(
                        "\n",
                        "<div class=\"wide\"><table><thead><tr><th>Of</th><th>Number</th><th>Value</th><th>Cases</th><th></th></tr></thead><tbody>",
                        "</tbody></table></div>"));
    }
}
