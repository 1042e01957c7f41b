package dev.czar.world.agent;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRulesException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long it is until the time an agent says its limit resets at: "7pm", "7:30pm (Europe/Berlin)", "in 2h 15m", "20s". */
public final class ResetTimeReader {
    private static final Pattern SPAN = Pattern.compile("(\\d+)\\s*(d|h|m|s)[a-z]*\\b");
    private static final Pattern CLOCK = Pattern.compile("\\b(\\d{1,2})(?::(\\d{2}))?\\s*(am|pm)?\\b");
    private static final Pattern ZONE = Pattern.compile("\\(([A-Za-z_]+(?:/[A-Za-z_]+)*)\\)");
    private static final Map<String, Duration> UNITS = Map.of(
            "d", Duration.ofDays(1), "h", Duration.ofHours(1), "m", Duration.ofMinutes(1), "s", Duration.ofSeconds(1));

    private ResetTimeReader() {}

    /** Zero when the words do not tell. */
    public static Duration from(String words, ZonedDateTime now) {
        String text = words.toLowerCase(Locale.ROOT);
        Duration span = SPAN.matcher(text)
                .results()
                .map(part -> UNITS.get(part.group(2)).multipliedBy(Long.parseLong(part.group(1))))
                .reduce(Duration.ZERO, Duration::plus);
        Matcher clock = CLOCK.matcher(text);
        return !span.isZero() || !clock.find() ? span : until(clock, now.withZoneSameInstant(zone(words, now)));
    }

    private static Duration until(Matcher clock, ZonedDateTime now) {
        int hour = Integer.parseInt(clock.group(1));
        if (clock.group(3) != null) {
            hour = hour % 12 + (clock.group(3).equals("pm") ? 12 : 0);
        }
        int minute = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
        boolean bare = clock.group(2) == null && clock.group(3) == null;
        if (bare || hour > 23 || minute > 59) {
            return Duration.ZERO;
        }
        ZonedDateTime next = now.with(LocalTime.of(hour, minute));
        return Duration.between(now, next.isAfter(now) ? next : next.plusDays(1));
    }

    private static ZoneId zone(String words, ZonedDateTime now) {
        Matcher zone = ZONE.matcher(words);
        try {
            return zone.find() ? ZoneId.of(zone.group(1)) : now.getZone();
        } catch (ZoneRulesException unknown) {
            return now.getZone();
        }
    }
}
