package dev.czar.cli.simulation;

import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.simulation.SimulationReport.ExpectedMeasure;
import dev.czar.simulation.study.ExpectedRange;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What is expected of a project, for people. */
final class SimulationText {

    private static final String BARS = " ▁▂▃▄▅▆▇█";
    private static final int STEPS = 12;

    private final ConsoleOutput output;
    private final Clock clock;

    SimulationText(ConsoleOutput output, Clock clock) {
        this.output = output;
        this.clock = clock;
    }

    void print(SimulationReport report) {
        long own = report.estimates().stream().filter(value -> !value.assumed()).count();
        output.line(
                Colour.FAINT,
                "%d tasks, %d workers, simulated %d times; %s"
                        .formatted(
                                report.tasks(),
                                report.workers(),
                                report.runs(),
                                own == 0
                                        ? "all numbers are assumed: the ledger holds too few cases (docs/simulation.md)"
                                        : "%d of %d numbers are this project's own, the others assumed"
                                                .formatted(
                                                        own, report.estimates().size())));
        boolean compared = report.measures().get(0).whatIf().isPresent();
        output.table(compared ? comparison(report) : expectation(report));
        printEnds(report);
        if (!report.leftOut().isEmpty()) {
            output.line(
                    Colour.CAUTION,
                    "left out, because held or waiting for what is: " + String.join(", ", report.leftOut()));
        }
        if (report.finished() < report.runs()) {
            output.line(
                    Colour.BAD,
                    "%d of %d runs did not end".formatted(report.runs() - report.finished(), report.runs()));
        }
        report.problems().forEach(problem -> output.line(Colour.BAD, "seen in a run: " + problem));
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
        double first = Collections.min(report.ends());
        double last = Collections.max(report.ends());
        output.line("");
        output.line("%s  runs that end after %s to %s"
                .formatted(bars(report.ends(), first, last), hours(first), hours(last)));
        output.line("begun now, it is done at about "
                + clock.instant()
                        .plus(duration(report.measures().get(0).expected().median()))
                        .truncatedTo(ChronoUnit.MINUTES));
    }

    private static String bars(List<Double> ends, double first, double last) {
        int[] counts = new int[STEPS];
        ends.forEach(
                end -> counts[(int) Math.min(STEPS - 1.0, STEPS * (end - first) / Math.max(1e-9, last - first))]++);
        int most = 0;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        StringBuilder bars = new StringBuilder();
        for (int count : counts) {
            bars.append(BARS.charAt((int) Math.ceil((BARS.length() - 1.0) * count / most)));
        }
        return bars.toString();
    }

    private static String signed(ExpectedMeasure measure, double value) {
        return value < 0 ? "-" + value(measure, -value) : "+" + value(measure, value);
    }

    private static String value(ExpectedMeasure measure, double value) {
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
