package dev.czar.world.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Thursday, noon in UTC, stands for now unless a case says otherwise. */
class ResetTimeReaderTest {
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2025-11-27T12:00:00Z[UTC]");
    private static final List<String> ZONES = List.of(
            "UTC", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Australia/Sydney");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            7pm                              | 2025-11-27T19:00Z
            7 PM                             | 2025-11-27T19:00Z
            7 p.m.                           | 2025-11-27T19:00Z
            at 6:20 PM                       | 2025-11-27T18:20Z
            12am                             | 2025-11-28T00:00Z
            12pm                             | 2025-11-28T12:00Z
            11am                             | 2025-11-28T11:00Z
            18:30                            | 2025-11-27T18:30Z
            09:05:30                         | 2025-11-28T09:05:30Z
            midnight                         | 2025-11-28T00:00Z
            7:30pm (Europe/Berlin)           | 2025-11-27T18:30Z
            7:30pm Europe/Berlin             | 2025-11-27T18:30Z
            11:50pm (UTC)                    | 2025-11-27T23:50Z
            3pm PST                          | 2025-11-27T23:00Z
            9am ET                           | 2025-11-27T14:00Z
            9pm (UTC+2)                      | 2025-11-27T19:00Z
            9pm GMT-05:00                    | 2025-11-28T02:00Z
            21:00+01:00                      | 2025-11-27T20:00Z
            21:00Z                           | 2025-11-27T21:00Z
            5pm (your local time)            | 2025-11-27T17:00Z
            Oct 10, 5pm (UTC)                | 2025-11-27T12:00Z
            Dec 10, 5pm (UTC)                | 2025-12-10T17:00Z
            Dec 3 at 5pm (Europe/Berlin)     | 2025-12-03T16:00Z
            December 3rd, 2025 6:20 PM       | 2025-12-03T18:20Z
            3 Dec 2025 18:20                 | 2025-12-03T18:20Z
            Jan 2, 9am                       | 2026-01-02T09:00Z
            Dec 1                            | 2025-12-01T00:00Z
            12/3 5pm                         | 2025-12-03T17:00Z
            tomorrow at 9am                  | 2025-11-28T09:00Z
            tomorrow at 9am (Asia/Tokyo)     | 2025-11-28T00:00Z
            today at 9am                     | 2025-11-27T12:00Z
            tonight at 11pm                  | 2025-11-27T23:00Z
            tomorrow                         | 2025-11-28T00:00Z
            10th at 3:30 PM                  | 2025-12-10T15:30Z
            the 28th, 8am                    | 2025-11-28T08:00Z
            27th at 9am                      | 2025-11-27T12:00Z
            Monday 9am                       | 2025-12-01T09:00Z
            Thu 9am                          | 2025-12-04T09:00Z
            Thursday                         | 2025-11-27T12:00Z
            next Thu 9am                     | 2025-12-04T09:00Z
            half past 7 pm                   | 2025-11-27T19:30Z
            half past 7                      | 2025-11-27T19:30Z
            a quarter to 8 pm                | 2025-11-27T19:45Z
            quarter past 1                   | 2025-11-27T13:15Z
            10 to 1 pm                       | 2025-11-27T12:50Z
            3 o'clock                        | 2025-11-27T15:00Z
            at 11 o’clock                    | 2025-11-27T23:00Z
            3 o'clock pm                     | 2025-11-27T15:00Z
            9 o'clock tomorrow               | 2025-11-28T09:00Z
            9 in the morning                 | 2025-11-28T09:00Z
            9:15 in the evening              | 2025-11-27T21:15Z
            the end of the hour              | 2025-11-27T13:00Z
            at the top of the next hour      | 2025-11-27T13:00Z
            noon tomorrow                    | 2025-11-28T12:00Z
            12 noon                          | 2025-11-28T12:00Z
            12 midnight                      | 2025-11-28T00:00Z
            in 2 h. Retry later              | 2025-11-27T14:00Z
            9pm Central European Time        | 2025-11-27T20:00Z
            9pm India Standard Time          | 2025-11-27T15:30Z
            9pm Greenwich Mean Time          | 2025-11-27T21:00Z
            9pm UTC+5:30                     | 2025-11-27T15:30Z
            Jan 1 at 12:05 AM                | 2026-01-01T00:05Z
            Thu, 1pm                         | 2025-11-27T13:00Z
            Sun at 16:00 (America/New_York)  | 2025-11-30T21:00Z
            2025-11-28T09:00:00Z             | 2025-11-28T09:00Z
            2025-11-28T09:00:00.123+01:00    | 2025-11-28T08:00Z
            2025-11-28 09:00 UTC             | 2025-11-28T09:00Z
            2025-12-01 at 00:00 UTC          | 2025-12-01T00:00Z
            2025-12-01                       | 2025-12-01T00:00Z
            1764277200                       | 2025-11-27T21:00Z
            in 2h 15m                        | 2025-11-27T14:15Z
            2h15m                            | 2025-11-27T14:15Z
            3h12m10s                         | 2025-11-27T15:12:10Z
            in 3 h 20 m                      | 2025-11-27T15:20Z
            3 hours and 20 minutes           | 2025-11-27T15:20Z
            3 days 2 hours 5 minutes         | 2025-11-30T14:05Z
            in an hour                       | 2025-11-27T13:00Z
            in 1.5 hours                     | 2025-11-27T13:30Z
            20s                              | 2025-11-27T12:00:20Z
            2 weeks                          | 2025-12-11T12:00Z
            1764277200000                    | 2025-11-27T21:00Z
            7 pm Eastern Time                | 2025-11-28T00:00Z
            7pm Pacific Standard Time        | 2025-11-28T03:00Z
            01.12.2025 08:00                 | 2025-12-01T08:00Z
            half an hour                     | 2025-11-27T12:30Z
            tonight at midnight              | 2025-11-28T00:00Z
            tomorrow midnight                | 2025-11-28T00:00Z
            yesterday at 5pm                 | 2025-11-27T12:00Z
            tonight at 12am                  | 2025-11-28T00:00Z
            today at 12am                    | 2025-11-28T00:00Z
            tonight at 00:00                 | 2025-11-28T00:00Z
            12:00 AM PT today                | 2025-11-28T08:00Z
            03.12. 09:00                     | 2025-12-03T09:00Z
            03.12.25 09:00                   | 2025-12-03T09:00Z
            7pm Australian Eastern Standard Time | 2025-11-28T08:00Z
            16:21 on 2 Dec                   | 2025-12-02T16:21Z
            Mon, 01 Dec 2025 08:00:00 GMT    | 2025-12-01T08:00Z
            22m46.848s."}} The provider has  | 2025-11-27T12:22:46Z
            Dec 20 at 2:00 AM or switch to 5 | 2025-12-20T02:00Z
            7:30\u202fPM                    | 2025-11-27T19:30Z
            11/28/2025, 7:30:00\u202fPM     | 2025-11-28T19:30Z
            7\u00a0PM                       | 2025-11-27T19:00Z
            24:00                            | 2025-11-28T00:00Z
            today at 24:00                   | 2025-11-28T00:00Z
            2025-11-28 24:00 UTC             | 2025-11-29T00:00Z
            in 02:15:30                      | 2025-11-27T14:15:30Z
            in 2:15                          | 2025-11-27T14:15Z
            in 01-Dec-2025 08:00             | 2025-12-01T08:00Z
            in 1,200 seconds                 | 2025-11-27T12:20Z
            Nov 28,2025 9:00                 | 2025-11-28T09:00Z
            in 02:15 min                     | 2025-11-27T12:02:15Z
            in 2:15. Then go on              | 2025-11-27T14:15Z
            in 1:30 PM                       | 2025-11-27T13:30Z
            in 12:30 UTC                     | 2025-11-27T12:30Z
            in 17:00 (Europe/Berlin)         | 2025-11-27T16:00Z
            signed in 10:42, resets 7pm      | 2025-11-28T10:42Z
            2 days, 3:15:00                  | 2025-11-29T15:15Z
            in 1 day, 0:00:30                | 2025-11-28T12:00:30Z
            after 0:05:00                    | 2025-11-27T12:05Z
            after 12:05:00 hours             | 2025-11-28T00:05Z
            after 5:05:00 PM                 | 2025-11-27T17:05Z
            after 17:05:00 UTC               | 2025-11-27T17:05Z
            after 17:05                      | 2025-11-27T17:05Z
            in 1:02:15:30                    | 2025-11-28T14:15:30Z
            after 0s                         | 2025-11-27T12:00Z
            ~2 days                          | 2025-11-29T12:00Z
            ~1 week                          | 2025-12-04T12:00Z
            Nov 28 - 0900 UTC                | 2025-11-28T09:00Z
            7:30\u202fp.\u202fm.            | 2025-11-27T19:30Z
            in an hour and a half            | 2025-11-27T13:30Z
            in two and a half hours          | 2025-11-27T14:30Z
            in 2 1/2 hours                   | 2025-11-27T14:30Z
            in 2½ hours                      | 2025-11-27T14:30Z
            in forty-five minutes            | 2025-11-27T12:45Z
            in three quarters of an hour     | 2025-11-27T12:45Z
            in half a day                    | 2025-11-28T00:00Z
            in a couple of hours             | 2025-11-27T14:00Z
            in 1 hr. 20 min.                 | 2025-11-27T13:20Z
            in 3 months                      | 2026-02-27T12:00Z
            in 2 months and 3 days           | 2026-01-30T12:00Z
            in a month                       | 2025-12-27T12:00Z
            in 2 days at 9am                 | 2025-11-29T09:00Z
            P1DT2H                           | 2025-11-28T14:00Z
            120ms                            | 2025-11-27T12:00Z
            3pm (5 hour window)              | 2025-11-27T15:00Z
            at 7pm, 5 hours after the first  | 2025-11-27T19:00Z
            7pm (in 3 hours)                 | 2025-11-27T19:00Z
            Dec 2 (in 5 days)                | 2025-12-02T12:00Z
            in 5 minutes (100 per 1 hour)    | 2025-11-27T12:05Z
            20s (limit: 50 per 1m)           | 2025-11-27T12:00:20Z
            5pm or wait 2 hours              | 2025-11-27T17:00Z
            5pm. You have 3 days left        | 2025-11-27T17:00Z
            in 3h. Your plan ends in 12 days | 2025-11-27T15:00Z
            Mon. 9am                         | 2025-12-01T09:00Z
            weekly on Mondays at 9am         | 2025-12-01T09:00Z
            next Thursday at 9am             | 2025-12-04T09:00Z
            the start of next week           | 2025-12-01T00:00Z
            the 1st of next month            | 2025-12-01T00:00Z
            the end of the day               | 2025-11-28T00:00Z
            the next hour                    | 2025-11-27T13:00Z
            1h30                             | 2025-11-27T13:30Z
            17.30 UTC                        | 2025-11-27T17:30Z
            in 2 days at 9am (Asia/Tokyo)    | 2025-11-29T00:00Z
            tomorrow morning at 9            | 2025-11-28T09:00Z
            the day after tomorrow at 9am    | 2025-11-29T09:00Z
            tonight at 8                     | 2025-11-27T20:00Z
            tonight                          | 2025-11-28T00:00Z
            2025.12.01 08:00                 | 2025-12-01T08:00Z
            20251201T080000Z                 | 2025-12-01T08:00Z
            1/12/2025 08:00                  | 2025-12-01T08:00Z
            7.30pm                           | 2025-11-27T19:30Z
            at 1930 hours                    | 2025-11-27T19:30Z
            5 pm pst                         | 2025-11-28T01:00Z
            5:00 PM Pacific                  | 2025-11-28T01:00Z
            5pm utc+1                        | 2025-11-27T16:00Z
            5pm [UTC]                        | 2025-11-27T17:00Z
            """)
    void theWordsOfAnAgentTellATime(String words, ZonedDateTime expected) {
        assertThat(ResetTimeReader.until(words, NOW)).contains(Duration.between(NOW, expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            soon
            7
            25:99
            a while
            Feb 31 at 5pm
            13pm
            every 5 hours
            5 requests per minute
            2 hours ago
            later today
            ''
            """)
    void whatTellsNoTimeIsEmpty(String words) {
        assertThat(ResetTimeReader.until(words, NOW)).isEmpty();
        assertThat(ResetTimeReader.from(words, NOW)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "7pm, P1D",
        "midnight, P1D",
        "tonight at midnight, P1D",
        "today at 12am, P1D",
        "tonight at 11pm, P0D",
        "01.12.2025 08:00, P0D",
        "03.12. 09:00, P0D",
        "12/01 08:00, P0D",
        "Mon 8am, P7D",
        "next Mon 8am, P0D",
        "in 3h, P0D",
        "3pm (5 hour window), P1D",
        "tonight, P1D",
        "1764277200, P0D"
    })
    void aTimeOfDayWithoutADateComesBackEveryDayAndOneOfAWeekdayEveryWeek(String words, Period every) {
        assertThat(ResetTimeReader.read(words, NOW).orElseThrow().every()).isEqualTo(every);
    }

    @Test
    void anHourThatDaylightSavingSkipsOrRepeatsIsTheOneOfTheZone() {
        ZonedDateTime spring = ZonedDateTime.parse("2026-03-28T23:00+01:00[Europe/Berlin]");
        assertThat(ResetTimeReader.until("tomorrow at 9am", spring)).contains(Duration.ofHours(9));
        ZonedDateTime autumn = ZonedDateTime.parse("2026-10-24T23:00+02:00[Europe/Berlin]");
        assertThat(ResetTimeReader.until("tomorrow at 9am", autumn)).contains(Duration.ofHours(11));
    }

    @Test
    void randomTimesAreReadBackFromEveryWayOfWriting() {
        Random random = new Random(11);
        for (int round = 0; round < 4000; round++) {
            ZonedDateTime now = NOW.plusSeconds(random.nextInt(400 * 86_400))
                    .withZoneSameInstant(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            ZonedDateTime then = now.plusMinutes(1 + random.nextInt(6 * 1440))
                    .truncatedTo(ChronoUnit.MINUTES)
                    .withZoneSameInstant(zone);
            if (!ZonedDateTime.of(then.toLocalDateTime(), zone).isEqual(then)) {
                continue;
            }
            for (String pattern : List.of(
                    "MMM d, h:mma '('VV')'",
                    "MMM d, yyyy h:mm a '('VV')'",
                    "d MMMM yyyy HH:mm VV",
                    "EEEE 'at' h:mma '('VV')'",
                    "yyyy-MM-dd'T'HH:mm:ssXXX",
                    "yyyy-MM-dd HH:mm '('VV')'",
                    "MMM d 'at' HH:mm '(UTC'xxx')'")) {
                String words = then.format(DateTimeFormatter.ofPattern(pattern, Locale.US));
                assertThat(ResetTimeReader.until(words, now))
                        .as(words + " at " + now)
                        .contains(Duration.between(now, then));
            }
        }
    }

    @Test
    void aTimeThatComesBackAndHasJustPassedIsOver() {
        ZonedDateTime after = ZonedDateTime.of(2026, 9, 25, 18, 35, 0, 0, ZoneOffset.UTC);
        assertThat(ResetTimeReader.read("resets 6:30pm (UTC)", after)
                        .orElseThrow()
                        .meant())
                .isEqualTo(Duration.ofMinutes(-5));
        assertThat(ResetTimeReader.read("resets 6:20pm (UTC)", after)
                        .orElseThrow()
                        .meant())
                .isEqualTo(Duration.ofMinutes(24 * 60 - 15));
        assertThat(ResetTimeReader.read("resets in 5 minutes", after)
                        .orElseThrow()
                        .meant())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void randomSpansAreReadBack() {
        Random random = new Random(12);
        for (int round = 0; round < 1000; round++) {
            int days = random.nextInt(7);
            int hours = random.nextInt(24);
            int minutes = 1 + random.nextInt(59);
            Duration span = Duration.ofDays(days).plusHours(hours).plusMinutes(minutes);
            for (String words : List.of(
                    "in %dd %dh %dm", "%d days %d hours %d minutes", "%dd%dh%dm", "%d days, %d hrs and %d mins")) {
                assertThat(ResetTimeReader.until(words.formatted(days, hours, minutes), NOW))
                        .contains(span);
            }
        }
    }
}
