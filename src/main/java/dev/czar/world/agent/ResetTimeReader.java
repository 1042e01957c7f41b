package dev.czar.world.agent;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long it is until the time an agent says its limit resets at: "7pm", "tomorrow at 9am", "Oct 10, 5pm (UTC)", "10th at
 * 3:30 PM", "2025-11-28T09:00Z", "in 3 h 20 m". A time without a date that has passed today is tomorrow's.
 */
public final class ResetTimeReader {
    private static final Pattern SPAN = Pattern.compile(
            "(\\d+(?:\\.\\d+)?)\\s*(w|weeks?|d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)(?![a-z])");
    private static final Pattern EPOCH = Pattern.compile("^\\W*(\\d{10})(?:\\d{3})?\\b");
    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d:+-])(\\d{1,2})(?::(\\d{2}))?(?::(\\d{2})(?:\\.\\d+)?)?\\s?(?:([ap])\\.? ?m\\b)?(?![\\d:])");
    private static final String IN = "(?<!signed |logged )\\bin ";
    private static final String H_MM_SS = "(\\d{1,3}):(\\d{2}):(\\d{2})\\b(?!:)";
    private static final String NO_CLOCK = "(?! ?(?:[ap]\\.? ?m\\b|\\(|utc|gmt|z\\b|[+-]\\d))";
    private static final Pattern END_OF_DAY = Pattern.compile("(?<![\\d:])24:00(?::00)?(?![\\d:])");
    private static final Map<Character, Duration> UNITS = Map.of(
            'w', Duration.ofDays(7),
            'd', Duration.ofDays(1),
            'h', Duration.ofHours(1),
            'm', Duration.ofMinutes(1),
            's', Duration.ofSeconds(1));

    private ResetTimeReader() {}

    /** Zero when the words do not tell, or tell of a time that has passed. */
    public static Duration from(String words, ZonedDateTime now) {
        return until(words, now).orElse(Duration.ZERO);
    }

    /** Empty when the words do not tell a time; zero when its date says that it has passed. */
    public static Optional<Duration> until(String words, ZonedDateTime now) {
        return read(words, now).map(ResetTime::left);
    }

    /** How long it is as {@link #until} tells, and whether the words name a time of day that comes back every day. */
    public static Optional<ResetTime> read(String said, ZonedDateTime now) {
        String words = said.replaceAll("\\p{Zs}", " ");
        String text = words.toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\d),(?=\\d{3}(?!\\d))", "")
                .replaceAll("\\b(\\d+) days?,? " + H_MM_SS, "$1d $2h $3m $4s")
                .replaceAll("\\b(?:in|after) (\\d{1,3}):" + H_MM_SS, "in $1d $2h $3m $4s")
                .replaceAll("(?:" + IN + "|\\bafter )" + H_MM_SS + NO_CLOCK, "in $1h $2m $3s")
                .replaceAll(IN + "(\\d{1,3}):(\\d{2})\\b ?min\\w*", "in $1m $2s")
                .replaceAll(IN + "(\\d{1,3}):(\\d{2})\\b(?=\\W*$|[.,;] )", "in $1h $2m")
                .replaceAll("\\bhalf an hour\\b", "30 minutes")
                .replaceAll("\\b(?:an?|one) (?=hour|minute|day|week)", "1 ");
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.find()) {
            Instant then = Instant.ofEpochSecond(Long.parseLong(epoch.group(1)));
            return Optional.of(new ResetTime(positive(Duration.between(now.toInstant(), then)), false));
        }
        Optional<Duration> span = SPAN.matcher(text)
                .results()
                .map(part -> length(part.group(1), UNITS.get(part.group(2).charAt(0))))
                .reduce(Duration::plus);
        return span.map(left -> new ResetTime(left, false)).or(() -> onTheClock(words, now));
    }

    private static Optional<ResetTime> onTheClock(String words, ZonedDateTime now) {
        SpokenZone zone = SpokenZone.in(words);
        ZonedDateTime there = now.withZoneSameInstant(zone.zone().orElse(now.getZone()));
        try {
            SpokenDate date = SpokenDate.in(zone.rest().toLowerCase(Locale.ROOT), there.toLocalDate());
            Optional<LocalTime> time = clock(date.rest());
            if (time.isEmpty() && date.date().isEmpty()) {
                return Optional.empty();
            }
            boolean nextMidnight =
                    date.today() && time.filter(LocalTime.MIDNIGHT::equals).isPresent();
            boolean daily = date.date().isEmpty() || nextMidnight;
            long later = END_OF_DAY.matcher(date.rest()).find() ? 1 : 0;
            LocalDate day =
                    daily ? there.toLocalDate() : date.date().orElseThrow().plusDays(later);
            ZonedDateTime then = at(day, time.orElse(LocalTime.MIN), there.getZone());
            if (daily && !then.isAfter(there)) {
                then = at(day.plusDays(1), time.orElse(LocalTime.MIN), there.getZone());
            }
            return Optional.of(new ResetTime(positive(Duration.between(there, then)), daily));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime at(LocalDate day, LocalTime time, ZoneId zone) {
        return ZonedDateTime.of(day, time, zone);
    }

    private static Optional<LocalTime> clock(String text) {
        if (text.contains("midnight") || END_OF_DAY.matcher(text).find()) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        if (text.contains("noon")) {
            return Optional.of(LocalTime.NOON);
        }
        Matcher clock = CLOCK.matcher(text);
        while (clock.find()) {
            boolean bare = clock.group(2) == null && clock.group(4) == null;
            Optional<LocalTime> time = bare ? Optional.empty() : time(clock);
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalTime> time(Matcher clock) {
        int hour = Integer.parseInt(clock.group(1));
        int minute = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
        int second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
        if (clock.group(4) != null) {
            if (hour < 1 || hour > 12) {
                return Optional.empty();
            }
            hour = hour % 12 + (clock.group(4).equals("p") ? 12 : 0);
        }
        return hour > 23 || minute > 59 || second > 59
                ? Optional.empty()
                : Optional.of(LocalTime.of(hour, minute, second));
    }

    private static Duration length(String number, Duration unit) {
        BigDecimal seconds = new BigDecimal(number).multiply(BigDecimal.valueOf(unit.toSeconds()));
        return Duration.ofSeconds(
                seconds.min(BigDecimal.valueOf(Duration.ofDays(3660).toSeconds()))
                        .longValue());
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /** How long it is until a time; {@code daily} when only a time of day was told, or the midnight that ends today. */
    public record ResetTime(Duration left, boolean daily) {}
}
