package dev.czar.io;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them: {@code 90s}, {@code 1.5h}, {@code 2d}, {@code 200ms}, or ISO such as {@code PT5M}. */
public final class DurationReader {

    public static final String EXPECTED = "a duration such as 90s, 5m, 2h or PT5M";
    private static final Pattern SHORT =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|[smhd])", Pattern.CASE_INSENSITIVE);
    private static final Map<String, BigDecimal> SECONDS = Map.of(
            "ms", new BigDecimal("0.001"),
            "s", BigDecimal.ONE,
            "m", BigDecimal.valueOf(60),
            "h", BigDecimal.valueOf(3_600),
            "d", BigDecimal.valueOf(86_400));

    private DurationReader() {}

    /** Nothing when the text is no duration, or a negative one. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            BigDecimal unit = SECONDS.get(matcher.group(2).toLowerCase(Locale.ROOT));
            return Optional.of(ofSeconds(new BigDecimal(matcher.group(1)).multiply(unit)));
        }
        try {
            return Optional.of(Duration.parse(text)).filter(duration -> !duration.isNegative());
        } catch (DateTimeParseException otherwise) {
            return Optional.empty();
        }
    }

    private static Duration ofSeconds(BigDecimal seconds) {
        return Duration.ofSeconds(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
}
