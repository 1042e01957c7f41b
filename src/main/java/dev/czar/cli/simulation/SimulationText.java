package dev.czar.cli.simulation;

import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.simulation.SimulationReport.ExpectedMeasure;
import dev.czar.simulation.study.ExpectedRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is expected of a project, for people. */
final class SimulationText {

    private static final String BARS = " ▁▂▃▄▅▆▇█";

    private final ConsoleOutput output;
    private final Clock clock;

    SimulationText(ConsoleOutput output, Clock clock) {
        this.output = output;
        this.clock = clock;
    }

    void print(SimulationReport report) {
        output.line(Colour.FAINT, scope(report));
        boolean compared = report.measures().get(0).whatIf().isPresent();
        output.table(compared ? comparison(report) : expectation(report));
        printEnds(report);
        problems(report).forEach(problem -> output.line(Colour.BAD, problem));
    }

    /** What was simulated, and by what numbers. */
    static String scope(SimulationReport report) {
        long own = report.estimates().stream().filter(value -> !value.assumed()).count();
        return "%d tasks, %d workers, simulated %d times; %s"
                .formatted(
                        report.tasks(),
                        report.workers(),
                        report.runs(),
                        own == 0
                                ? "all numbers are assumed: the ledger holds too few cases (docs/simulation.md)"
                                : "%d of %d numbers are this project's own, the others assumed"
                                        .formatted(own, report.estimates().size()));
    }

    /** What is not as it should be. */
    static List<String> problems(SimulationReport report) {
        List<String> problems = new ArrayList<>();
        if (!report.leftOut().isEmpty()) {
            problems.add("left out, because held or waiting for what is: " + String.join(", ", report.leftOut()));
        }
        if (report.finished() < report.runs()) {
            problems.add("%d of %d runs did not end".formatted(report.runs() - report.finished(), report.runs()));
        }
        report.problems().forEach(problem -> problems.add("seen in a run: " + problem));
        return problems;
    }

    /** When it is done if it begins now; empty when no run came to its end. */
    static Optional<String> done(SimulationReport report, Instant now) {
        return report.ends().isEmpty()
                ? Optional.empty()
                : Optional.of("begun now, it is done at about "
                        + now.plus(duration(report.measures().get(0).expected().median()))
                                .truncatedTo(ChronoUnit.MINUTES));
    }

    private static TextTable expectation(SimulationReport report) {
        TextTable table = new TextTable("EXPECTED", "MEDIAN", "10 %", "90 %");
        report.measures()
                .forEach(measure -> table.row(
                        measure.name(),
                        value(measure, measure.expected().median()),
                        value(measure, measure.expected().low()),
                        value(measure, measure.expected().high())));
        return table;
    }

    private static TextTable comparison(SimulationReport report) {
        TextTable table = new TextTable("EXPECTED", "AS IT IS", "WHAT IF", "DIFFERENCE", "10 %", "90 %");
        for (ExpectedMeasure measure : report.measures()) {
            ExpectedRange difference = measure.difference().orElseThrow();
            table.row(
                    measure.name(),
                    value(measure, measure.expected().median()),
                    value(measure, measure.whatIf().orElseThrow().median()),
                    signed(measure, difference.median()),
                    signed(measure, difference.low()),
                    signed(measure, difference.high()));
        }
        return table;
    }

    private void printEnds(SimulationReport report) {
        if (report.ends().isEmpty()) {
            return;
        }
        RunHistogram ends = RunHistogram.of(List.of(report.ends()));
        output.line("");
        output.line("%s  runs that end after %s to %s".formatted(bars(ends), hours(ends.first()), hours(ends.last())));
        done(report, clock.instant()).ifPresent(output::line);
    }

    private static String bars(RunHistogram ends) {
        StringBuilder bars = new StringBuilder();
        for (int count : ends.groups().get(0)) {
            bars.append(BARS.charAt((int) Math.ceil((BARS.length() - 1.0) * count / ends.most())));
        }
        return bars.toString();
    }

    private static String signed(ExpectedMeasure measure, double value) {
        return value < 0 ? "-" + value(measure, -value) : "+" + value(measure, value);
    }

    static String value(ExpectedMeasure measure, double value) {
        return switch (measure.unit()) {
            case "h" -> hours(value);
            case "min" -> hours(value / 60);
            case "$" -> String.format(Locale.ROOT, "$%.2f", value);
            case "%" -> String.format(Locale.ROOT, "%.1f %%", value);
            default -> String.format(Locale.ROOT, value < 100 && value != Math.rint(value) ? "%.1f" : "%,.0f", value);
        };
    }

    private static String hours(double hours) {
        return DurationText.of(duration(hours));
    }

    private static Duration duration(double hours) {
        return Duration.ofSeconds(Math.round(hours * 3600));
    }
}
