package dev.czar.cli.simulation;

import static dev.czar.io.HtmlText.escaped;

import dev.czar.cli.simulation.SimulationReport.ExpectedMeasure;
import dev.czar.simulation.study.ExpectedRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The runs of one measure as bars; what would be otherwise stands below on the same scale. Marked are the middle and the range of eight of ten. */
final class HistogramDrawing {

    private static final int WIDTH = 340;
    private static final int LEFT = 10;
    private static final int HEIGHT = 60;
    private static final int ROW = 92;
    private static final int TOP = 20;
    private static final int GAP = 2;

    private final ExpectedMeasure measure;
    private final RunHistogram histogram;

    private HistogramDrawing(ExpectedMeasure measure, RunHistogram histogram) {
        this.measure = measure;
        this.histogram = histogram;
    }

    /** As SVG; a sentence when no run has a value. */
    static String of(ExpectedMeasure measure) {
        List<List<Double>> groups = new ArrayList<>();
        groups.add(measure.values());
        measure.whatIf().ifPresent(other -> groups.add(measure.whatIfValues()));
        return groups.stream().allMatch(List::isEmpty)
                ? "<p>No run came to a value.</p>"
                : new HistogramDrawing(measure, RunHistogram.of(groups)).svg();
    }

    private String svg() {
        int rows = histogram.groups().size();
        StringBuilder svg = new StringBuilder(String.format(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH + 2 * LEFT, rows * ROW + TOP, escaped(measure.name() + ": " + spoken(measure.expected()))));
        row(svg, 0, "as it is", Optional.of(measure.expected()));
        if (rows > 1) {
            row(svg, 1, "what if", measure.whatIf());
        }
        int base = rows * ROW + TOP - 4;
        label(svg, LEFT, base, "start", value(histogram.first()));
        if (histogram.last() > histogram.first()) {
            label(svg, LEFT + WIDTH, base, "end", value(histogram.last()));
        }
        return svg.append("</svg>").toString();
    }

    private void row(StringBuilder svg, int row, String name, Optional<ExpectedRange> range) {
        int ground = row * ROW + TOP + HEIGHT;
        List<Integer> counts = histogram.groups().get(row);
        double step = (double) WIDTH / RunHistogram.STEPS;
        boolean compared = histogram.groups().size() > 1;
        if (compared) {
            label(svg, LEFT, row * ROW + 14, "start", name);
        }
        for (int bar = 0; bar < RunHistogram.STEPS; bar++) {
            double height = (double) HEIGHT * counts.get(bar) / Math.max(1, histogram.most());
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"bar row%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>",
                    row,
                    LEFT + bar * step,
                    ground - height,
                    step - GAP,
                    height,
                    escaped(counts.get(bar) + " runs, " + value(histogram.edge(bar)) + " to "
                            + value(histogram.edge(bar + 1)))));
        }
        svg.append("<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
                .formatted(LEFT, LEFT + WIDTH, ground, ground));
        range.filter(some -> some.runs() > 0).ifPresent(some -> marks(svg, ground, some));
    }

    private void marks(StringBuilder svg, int ground, ExpectedRange range) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                x(range.low()),
                x(range.high()),
                ground + 5,
                ground + 5));
        svg.append(String.format(
                Locale.ROOT,
                "<circle class=\"median\" cx=\"%.1f\" cy=\"%d\" r=\"4\"><title>%s</title></circle>",
                x(range.median()),
                ground + 5,
                escaped(spoken(range))));
    }

    private double x(double value) {
        return LEFT + WIDTH * histogram.place(value);
    }

    private static void label(StringBuilder svg, int x, int y, String anchor, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>".formatted(x, y, anchor, escaped(words)));
    }

    private String spoken(ExpectedRange range) {
        return "median " + value(range.median()) + ", eight of ten from " + value(range.low()) + " to "
                + value(range.high());
    }

    private String value(double value) {
        return SimulationText.value(measure, value);
    }
}
