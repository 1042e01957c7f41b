package dev.czar.cli.input;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.DurationReader;
import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.Option;

/** Which part of the ledger a command is about. */
public final class TimeRangeOption {

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final String WHEN = "a time such as 2025-11-27T23:15:00Z or an age such as 36h or 2d";

    @Option(
            names = {"--from", "--since"},
            paramLabel = "TIME",
            description = "Not before: " + WHEN + " (default: the beginning).")
    private String from = "";

    @Option(
            names = {"--to", "--until"},
            paramLabel = "TIME",
            description = "Before: " + WHEN + " (default: now).")
    private String to = "";

    public boolean isGiven() {
        return !from.isEmpty() || !to.isEmpty();
    }

    public Instant from(CzarCommand czar) {
        return instant(czar, "--from", from, Instant.EPOCH);
    }

    public Instant to(CzarCommand czar) {
        return instant(czar, "--to", to, LATEST);
    }

    private static Instant instant(CzarCommand czar, String option, String text, Instant absent) {
        if (text.isEmpty()) {
            return absent;
        }
        try {
            Instant now = czar.environment().clock().instant();
            Instant instant = DurationReader.parse(text).map(now::minus).orElseGet(() -> Instant.parse(text));
            return instant.isAfter(LATEST) ? LATEST : instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant;
        } catch (DateTimeException | ArithmeticException malformed) {
            throw CommandFailure.wrongUsage(option + " takes " + WHEN + ", not " + text, "");
        }
    }
}
