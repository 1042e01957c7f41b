package dev.czar.cli.simulation;

import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.simulation.CalibrationOption.CalibrationReport;
import dev.czar.simulation.study.ForecastCalibration.ForecastCase;
import java.time.Duration;
import java.util.Locale;

/** Forecasts beside what then happened, for people. */
final class CalibrationText {

    private static final double SECONDS = 3600;

    private final ConsoleOutput output;

    CalibrationText(ConsoleOutput output) {
        this.output = output;
    }

    void print(CalibrationReport report) {
        TextTable cases =
                new TextTable("PROJECT", "FORECAST MADE", "TASKS LEFT", "OF", "10 %", "90 %", "HAPPENED", "MET");
        report.cases()
                .forEach(one -> cases.row(
                        one.project(),
                        NameText.of(one.made().name()) + (one.own() == 0 ? ", assumed numbers" : ""),
                        String.valueOf(one.tasks()),
                        one.measure(),
                        one.expected().runs() == 0
                                ? "no run ended"
                                : value(one, one.expected().low()),
                        one.expected().runs() == 0
                                ? ""
                                : value(one, one.expected().high()),
                        value(one, one.happened()),
                        one.isInside() ? "yes" : "no"));
        output.table(cases);
        output.line("");
        TextTable measures = new TextTable("OF", "MET, OF WHICH 80 % SHOULD", "TIMES THE EXPECTED", "VERDICT");
        report.measures()
                .forEach(one -> measures.row(
                        one.measure(),
                        one.share(),
                        one.times().isPresent()
                                ? String.format(Locale.ROOT, "%.1f", one.times().getAsDouble())
                                : "unknown",
                        one.verdict()));
        output.table(measures);
        output.line(Colour.FAINT, "forecasts of one project depend on each other: so the true intervals are wider");
        report.leftOut().forEach(one -> output.line(Colour.CAUTION, "left out: " + one));
    }

    private static String value(ForecastCase one, double value) {
        return one.unit().equals("h")
                ? DurationText.of(Duration.ofSeconds(Math.round(value * SECONDS)))
                : String.format(Locale.ROOT, "%.0f", value);
    }
}
