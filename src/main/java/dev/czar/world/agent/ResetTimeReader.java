package dev.czar.world.agent;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long it is until the time an agent says its limit resets at: "7pm", "tomorrow at 9am", "Oct 10, 5pm (UTC)", "10th at
 * 3:30 PM", "2025-11-28T09:00Z", "in 3 h 20 m". Of several the first one counts, in the first sentence that tells any.
 * A time without a date that has passed today is tomorrow's.
 */
public final class ResetTimeReader {
    private static final Pattern EPOCH = Pattern.compile("^\\W*(\\d{10})(?:\\d{3})?\\b");
    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d:+-])(\\d{1,2})(?::(\\d{2}))?(?::(\\d{2})(?:\\.\\d+)?)?\\s?(?:([ap])\\.? ?m\\b)?(?![\\d:])");
    private static final Pattern HOUR = Pattern.compile("(?:\\bat|@) ?(\\d{1,2})(?= *$| *[.,;(]| (?:to|on|this)\\b)");
    private static final Pattern LATE = Pattern.compile("\\b(?:tonight|evening|afternoon)\\b");
    private static final String IN = "(?<!signed |logged )\\bin ";
    private static final String H_MM_SS = "(\\d{1,3}):(\\d{2}):(\\d{2})\\b(?!:)";
    private static final String NO_CLOCK = "(?! ?(?:[ap]\\.? ?m\\b|\\(|utc|gmt|z\\b|[+-]\\d))";
    private static final Pattern END_OF_DAY = Pattern.compile("(?<![\\d:])24:00(?::00)?(?![\\d:])");
    private static final String ABBREVIATED =
            "[ap]\\.? ?m|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|hrs?|mins?|secs?";
    private static final Pattern SENTENCE = Pattern.compile("(?<!\\b(?i:" + ABBREVIATED + "))[.;!?]\\s+(?=\\p{Lu})");
    private static final Pattern MORE_WORDS =
            Pattern.compile("(?<!\\b(?i:" + ABBREVIATED + "))(?<!\\b\\d{1,2}\\.\\d{1,2})\\.\\s+(?=\\D)");
    private static final Pattern PAST_OR_TO = Pattern.compile(
            "(?i)\\b(half|(?:a )?quarter|(\\d{1,2})(?: min(?:ute)?s?)?) (past|to) ([1-9]|1[0-2])\\b(?![:\\d])");
    private static final Pattern END_OF_HOUR =
            Pattern.compile("\\b(?:(?:end|top) of (?:the|this) (?:next )?hour|on the hour)\\b");

    /** A time of a dial without morning or evening. */
    private static final Pattern HALF_A_DAY = Pattern.compile("(?i)o['’]clock(?! ?[ap]\\.? ?m\\b)");

    private static final List<Rewriting> REWRITINGS = List.of(
            new Rewriting("(?i)\\b([1-9]|1[0-2])(:[0-5]\\d)?(?: o['’]clock)? (?:in the )?morning\\b", "$1$2 am"),
            new Rewriting(
                    "(?i)\\b([1-9]|1[0-2])(:[0-5]\\d)?(?: o['’]clock)? in the (?:afternoon|evening)\\b", "$1$2 pm"),
            new Rewriting("(?i)\\b(\\d{1,2})(:[0-5]\\d)? o['’]clock ?([ap])\\.? ?m\\b", "$1$2 $3m"),
            new Rewriting("(?i)\\b(\\d{1,2}) o['’]clock", "$1:00 o'clock"),
            new Rewriting("(?<=\\d),(?=\\d{3}(?!\\d))", ""),
            new Rewriting("\\b(20\\d\\d)(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)", "$1-$2-$3T$4:$5:$6"),
            new Rewriting("(?i)\\bP(\\d+)DT(?=\\d)", "$1d "),
            new Rewriting(
                    "(?i)(?<![-+:.\\d])([01]\\d|2[0-3])([0-5]\\d)(?: (?:hours|hrs)\\b| ?(?=utc|gmt|z\\b))", "$1:$2 "),
            new Rewriting("(?i)\\b(\\d{1,2})\\.(\\d{2}) ?(?=[ap]\\.? ?m\\b|utc|gmt)", "$1:$2"),
            new Rewriting("(?i)\\b(\\d{1,3}) ?h ?([0-5]\\d)\\b", "$1h $2m"),
            new Rewriting("(?i)\\b(\\d+) days?,? " + H_MM_SS, "$1d $2h $3m $4s"),
            new Rewriting("(?i)\\b(?:in|after) (\\d{1,3}):" + H_MM_SS, "in $1d $2h $3m $4s"),
            new Rewriting("(?i)(?:" + IN + "|\\bafter )" + H_MM_SS + NO_CLOCK, "in $1h $2m $3s"),
            new Rewriting("(?i)" + IN + "(\\d{1,3}):(\\d{2})\\b ?min\\w*", "in $1m $2s"),
            new Rewriting("(?i)" + IN + "(\\d{1,3}):(\\d{2})\\b(?=\\W*$|[.,;] )", "in $1h $2m"));

    private ResetTimeReader() {}

    /** Zero when the words do not tell, or tell of a time that has passed. */
    public static Duration from(String words, ZonedDateTime now) {
        return until(words, now).orElse(Duration.ZERO);
    }

    /** Empty when the words do not tell a time; zero when its date says that it has passed. */
    public static Optional<Duration> until(String words, ZonedDateTime now) {
        return read(words, now).map(ResetTime::left);
    }

    /** How long it is as {@link #until} tells, and whether the words name a time that comes back every day or week. */
    public static Optional<ResetTime> read(String said, ZonedDateTime now) {
        for (String sentence : SENTENCE.split(said.replaceAll("\\p{Zs}", " "))) {
            Optional<ResetTime> told = sentence(sentence, now);
            if (told.isPresent()) {
                return told;
            }
        }
        return Optional.empty();
    }

    /** Words that may tell a time, without the sentences after it; an abbreviation ends none. */
    static String firstSentence(String said) {
        return MORE_WORDS.split(said, 2)[0].strip().replaceFirst("\\.$", "");
    }

    private static Optional<ResetTime> sentence(String said, ZonedDateTime now) {
        Matcher epoch = EPOCH.matcher(said);
        if (epoch.find()) {
            Instant then = Instant.ofEpochSecond(Long.parseLong(epoch.group(1)));
            return Optional.of(new ResetTime(positive(Duration.between(now.toInstant(), then)), Period.ZERO));
        }
        String words = plain(said);
        String text = words.toLowerCase(Locale.ROOT);
        if (END_OF_HOUR.matcher(text).find()) {
            ZonedDateTime full = now.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            return Optional.of(new ResetTime(Duration.between(now, full), Period.ZERO));
        }
        Optional<SpokenSpan> span = SpokenSpan.in(text);
        if (span.isEmpty()) {
            return onTheClock(words, now);
        }
        String before = words.substring(0, span.get().start());
        return onTheClock(before, now)
                .filter(told -> clock(text.substring(0, span.get().start())).isPresent())
                .or(() ->
                        Optional.of(after(span.get(), words.substring(span.get().end()), now)));
    }

    /** One way of writing for what is written in several. */
    private static String plain(String said) {
        String plain = PAST_OR_TO.matcher(said).replaceAll(ResetTimeReader::onTheDial);
        for (Rewriting rewriting : REWRITINGS) {
            plain = rewriting.pattern().matcher(plain).replaceAll(rewriting.by());
        }
        return plain;
    }

    /** "half past 7" as "7:30"; without morning or evening it is the next one, as {@link #HALF_A_DAY} says. */
    private static String onTheDial(MatchResult said) {
        String part = said.group(1).toLowerCase(Locale.ROOT);
        int minutes = part.equals("half") ? 30 : part.endsWith("quarter") ? 15 : Integer.parseInt(said.group(2));
        int hour = Integer.parseInt(said.group(4)) * 60;
        int total = said.group(3).equalsIgnoreCase("past") ? hour + minutes : hour - minutes;
        return "%d:%02d o'clock".formatted(total / 60 == 0 ? 12 : total / 60, total % 60);
    }

    /** After a length of time; told in days, at the time of day that follows it. */
    private static ResetTime after(SpokenSpan span, String rest, ZonedDateTime now) {
        SpokenZone zone = SpokenZone.in(rest);
        ZonedDateTime there = now.withZoneSameInstant(zone.zone().orElse(now.getZone()));
        Optional<LocalTime> time =
                rest.matches("\\W*at \\d.*") ? clock(zone.rest().toLowerCase(Locale.ROOT)) : Optional.empty();
        ZonedDateTime then = span.wholeDays()
                .flatMap(days -> time.map(at -> there.plus(days).with(at)))
                .orElse(span.after(now));
        return new ResetTime(Duration.between(now, then), Period.ZERO);
    }

    private static Optional<ResetTime> onTheClock(String words, ZonedDateTime now) {
        SpokenZone zone = SpokenZone.in(words);
        ZonedDateTime there = now.withZoneSameInstant(zone.zone().orElse(now.getZone()));
        String text = zone.rest().toLowerCase(Locale.ROOT);
        try {
            SpokenDate date = SpokenDate.in(text, there.toLocalDate());
            Optional<LocalTime> told = clock(date.rest());
            Optional<LocalTime> time = told.isEmpty() && date.date().isPresent() ? hour(text, date.rest()) : told;
            if (time.isEmpty() && (date.date().isEmpty() || date.today())) {
                return Optional.empty();
            }
            boolean nextMidnight =
                    date.today() && time.filter(LocalTime.MIDNIGHT::equals).isPresent();
            boolean daily = date.date().isEmpty() || nextMidnight;
            long later = END_OF_DAY.matcher(date.rest()).find() ? 1 : 0;
            LocalDate day =
                    daily ? there.toLocalDate() : date.date().orElseThrow().plusDays(later);
            LocalTime at = time.orElse(LocalTime.MIN);
            Period every =
                    date.weekly() && time.isPresent() ? Period.ofWeeks(1) : daily ? Period.ofDays(1) : Period.ZERO;
            ZonedDateTime then = ZonedDateTime.of(day, at, there.getZone());
            if (!then.isAfter(there)) {
                then = ZonedDateTime.of(day.plus(every), at, there.getZone());
            }
            if (daily && HALF_A_DAY.matcher(words).find() && then.minusHours(12).isAfter(there)) {
                then = then.minusHours(12);
            }
            return Optional.of(new ResetTime(positive(Duration.between(there, then)), every));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** Of a day: "at 9", and a day's end where only tonight is told. */
    private static Optional<LocalTime> hour(String text, String rest) {
        boolean late = LATE.matcher(text).find();
        Matcher hour = HOUR.matcher(rest);
        if (hour.find()) {
            int told = Integer.parseInt(hour.group(1));
            return Optional.of(LocalTime.of(late && told < 12 ? told + 12 : told, 0));
        }
        return text.contains("tonight") ? Optional.of(LocalTime.MIDNIGHT) : Optional.empty();
    }

    private static Optional<LocalTime> clock(String text) {
        if (text.contains("midnight") || END_OF_DAY.matcher(text).find()) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        if (text.contains("noon") && !text.contains("afternoon")) {
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

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private record Rewriting(Pattern pattern, String by) {
        Rewriting(String pattern, String by) {
            this(Pattern.compile(pattern), by);
        }
    }

    /** How long it is until a time, and after which period it comes back: one without a date every day, one of a weekday every week. */
    public record ResetTime(Duration left, Period every) {
        private static final Duration JUST_PASSED = Duration.ofMinutes(10);

        /** How long it is until the time that is meant: one that comes back and has just passed is over, below zero. */
        public Duration meant() {
            Duration period = Duration.ofDays(every.getDays());
            boolean passed = left.compareTo(period) <= 0 && left.compareTo(period.minus(JUST_PASSED)) > 0;
            return passed ? left.minus(period) : left;
        }
    }
}
