package dev.czar.web.request;

import dev.czar.io.DurationReader;
import dev.czar.web.request.ProblemDetails.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** Reads query parameters; a wrong one is named. */
public final class RequestParams {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private RequestParams() {}

    /** In the years 0 to 9999, which every clock here can count. */
    public static Instant instant(String field, String text, Instant absent) {
        if (text.isEmpty()) {
            return absent;
        }
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeParseException malformed) {
            throw ProblemException.badRequest(
                    field, "expected a time such as 2025-11-27T23:15:00Z, found " + quoted(text));
        }
        throw ProblemException.badRequest(field, "expected a time in the years 0 to 9999, found " + quoted(text));
    }

    /** Such as 90s, 15m, 1h, 2d or PT1H; from a second to a year. */
    public static Duration duration(String field, String text) {
        Duration duration = DurationReader.parse(text)
                .orElseThrow(() -> ProblemException.badRequest(
                        field, "expected a time such as 15m, 1h, 2d or PT1H, found " + quoted(text)));
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw ProblemException.badRequest(
                    field, "expected a time from 1 second to 365 days, found " + quoted(text));
        }
        return duration;
    }

    /** As {@link #duration} reads it. */
    public static String format(Duration duration) {
        return duration.toString()
                .substring(duration.toString().startsWith("PT") ? 2 : 1)
                .toLowerCase(Locale.ROOT);
    }

    public static int number(String field, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            throw ProblemException.badRequest(field, "expected a whole number, found " + quoted(text));
        }
        throw ProblemException.badRequest(field, "expected a number from " + least + " to " + most + ", found " + text);
    }

    public static boolean flag(String field, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw ProblemException.badRequest(field, "expected true or false, found " + quoted(text));
        }
        return text.equals("true");
    }

    public static long cursor(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException malformed) {
            throw ProblemException.badRequest("cursor", "expected the next of an earlier page, found " + quoted(text));
        }
    }

    public static <E extends Enum<E>> E enumConstant(String field, String text, Class<E> type) {
        String letters = text.replaceAll("[-_]", "");
        for (E constant : type.getEnumConstants()) {
            if (constant.name().replace("_", "").equalsIgnoreCase(letters)) {
                return constant;
            }
        }
        throw ProblemException.badRequest(
                field, "expected one of " + List.of(type.getEnumConstants()) + ", found " + quoted(text));
    }

    private static String quoted(String text) {
        return '"' + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + '"';
    }
}
