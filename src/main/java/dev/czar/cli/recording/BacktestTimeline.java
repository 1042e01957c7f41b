package dev.czar.cli.recording;

import static dev.czar.io.HtmlText.escaped;

import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.backtest.BacktestReport.DifferenceCount;
import dev.czar.rule.backtest.DecisionDifference;
import dev.czar.rule.backtest.DecisionDifference.DifferenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The differences of a backtest as SVG: a lane for each worker, time from left to right. */
final class BacktestTimeline {

    private static final int LEFT = 150;
    private static final int WIDTH = 1_000;
    private static final int LANE = 26;

    private final BacktestReport report;
    private final List<String> lanes;

    BacktestTimeline(BacktestReport report) {
        this.report = report;
        this.lanes = report.byWorker().stream().map(DifferenceCount::name).toList();
    }

    String svg() {
        int height = (lanes.size() + 1) * LANE;
        return "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%d decisions that differ, by worker and time\">%s%s%s</svg>"
                .formatted(
                        LEFT + WIDTH + 20,
                        height,
                        report.differences().size(),
                        lanes.stream().map(this::lane).collect(Collectors.joining()),
                        report.differences().stream().map(this::mark).collect(Collectors.joining()),
                        axis(height));
    }

    private String lane(String name) {
        int y = y(name);
        return "<line class=\"lane\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/><text x=\"0\" y=\"%d\">%s</text>"
                .formatted(LEFT, LEFT + WIDTH, y, y, y + 4, escaped(name));
    }

    private String axis(int height) {
        return report.scope().cycles() == 0
                ? ""
                : "<text x=\"%d\" y=\"%d\">%s</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        .formatted(
                                LEFT,
                                height - 6,
                                report.scope().from(),
                                LEFT + WIDTH,
                                height - 6,
                                report.scope().to());
    }

    private String mark(DecisionDifference difference) {
        int x = x(difference.at());
        int y = y(difference.proposal().action().lane());
        String title = escaped(
                BacktestText.change(difference) + ": " + difference.key() + ", " + BacktestText.rule(difference));
        return "<g class=\"%s\"><title>%s</title>%s%s</g>"
                .formatted(difference.change(), title, shape(difference.change(), x, y), moved(difference, x, y));
    }

    private static String shape(DifferenceKind change, int x, int y) {
        return change == DifferenceKind.ADDED || change == DifferenceKind.REMOVED
                ? "<circle cx=\"%d\" cy=\"%d\" r=\"5\"/>".formatted(x, y)
                : "<path d=\"M%d %dl6 6l-6 6l-6 -6z\"/>".formatted(x, y - 6);
    }

    private String moved(DecisionDifference difference, int x, int y) {
        return difference.shift().isZero()
                ? ""
                : "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
                        .formatted(x(difference.before().orElseThrow().at()), y, x, y);
    }

    private int x(Instant at) {
        long whole =
                Duration.between(report.scope().from(), report.scope().to()).toMillis();
        long part = Duration.between(report.scope().from(), at).toMillis();
        return LEFT + (whole == 0 ? 0 : (int) (part * WIDTH / whole));
    }

    private int y(String lane) {
        return LANE / 2 + LANE * lanes.indexOf(lane);
    }
}
