package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.demo.DemoTimeline.TimelineEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/** Shows what happens while it happens: a line per decision, and below them, on a terminal, how things stand. */
final class DemoProgressPrinter {

    private static final Set<String> QUIET = Set.of("CLAIM_TASK", "PREPARE_TASK", "START_WORKER");
    private static final Set<String> TROUBLE =
            Set.of("NUDGE", "RESTART_WORKER", "RETURN_WORK", "TELL", "ALERT_HUMAN", "RELEASE_CLAIM");
    private static final Set<String> RESULTS =
            Set.of("RUN_CHECKS", "REVIEW_PULL_REQUEST", "BUILD_OMNIBUS", "LAND_OMNIBUS");
    private static final int WIDTH = 118;

    private final PrintWriter writer;
    private final ConsoleOutput output;
    private final boolean terminal;
    private final Instant startedAt;
    private boolean statusLineShown;

    DemoProgressPrinter(PrintWriter writer, ConsoleOutput output, boolean terminal, Instant begun) {
        this.writer = writer;
        this.output = output;
        this.terminal = terminal;
        this.startedAt = begun;
    }

    void printEvent(TimelineEvent event) {
        if (event.decided() && !QUIET.contains(event.kind())) {
            line(
                    event,
                    event.description(),
                    event.text(),
                    TROUBLE.contains(event.kind()) ? Colour.CAUTION : Colour.PLAIN);
        } else if (event.event().equals("FAILED")) {
            line(event, event.description() + " failed", event.text(), Colour.BAD);
        } else if (event.event().equals("DONE") && RESULTS.contains(event.kind())) {
            line(event, "  " + event.description(), event.text(), Colour.FAINT);
        }
    }

    private void line(TimelineEvent event, String words, String why, Colour colour) {
        clearStatusLine();
        double seconds = Duration.between(startedAt, event.at()).toMillis() / 1000.0;
        String text = "%6.1fs  %-10s  %-32s  %s".formatted(Math.max(0, seconds), event.worker(), words, firstLine(why));
        writer.println(output.painted(colour, cut(text)));
        writer.flush();
    }

    /** One line that is overwritten by the next. */
    void printStatusLine(JsonNode project) {
        if (!terminal) {
            return;
        }
        clearStatusLine();
        writer.print(cut("tasks: " + counts(project.path("tasks")) + " · workers: " + counts(project.path("workers"))));
        writer.flush();
        statusLineShown = true;
    }

    void clearStatusLine() {
        if (statusLineShown) {
            writer.print("\r\033[K");
            statusLineShown = false;
        }
    }

    private static String counts(JsonNode counts) {
        StringJoiner joiner = new StringJoiner(", ");
        counts.properties()
                .forEach(entry -> joiner.add(
                        entry.getValue().asText() + " " + entry.getKey().toLowerCase(Locale.ROOT)));
        return joiner.toString();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private String cut(String text) {
        return terminal && text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text;
    }
}
