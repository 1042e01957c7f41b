package dev.czar.world.agent;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The date said in words of lower case, and the words without it; a date without a year is the nearest one, {@code weekly} a day of the week. */
record SpokenDate(Optional<LocalDate> date, boolean today, boolean weekly, String rest) {
    private static final String MONTHS = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(?:(?:,\\s*|\\s+|-)(20\\d{2})\\b)?";
    private static final Pattern ISO = Pattern.compile("\\b(20\\d{2})([-./])(\\d{1,2})\\2(\\d{1,2})(?:t(?=\\d)|\\b)");
    private static final Pattern MONTH_DAY = Pattern.compile("\\b" + MONTHS + "\\s+" + DAY + "\\b(?!:)" + YEAR);
    private static final Pattern DAY_MONTH = Pattern.compile("\\b" + DAY + "\\.?[\\s-]+(?:of\\s+)?" + MONTHS + YEAR);
    private static final Pattern SLASHES = Pattern.compile("\\b(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?\\b");
    private static final Pattern DOTS =
            Pattern.compile("\\b(\\d{1,2})\\.(\\d{1,2})\\.(?:(\\d{4}|\\d{2})\\b(?!:)|(?=[\\s,]|$))");
    private static final Pattern ORDINAL = Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)\\b");
    private static final Pattern WEEKDAY =
            Pattern.compile("\\b(next )?(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?s?\\b\\.?");
    private static final Pattern TODAY = Pattern.compile("\\b(?:today|tonight|this (?:morning|afternoon|evening))\\b");
    private static final Pattern RELATIVE = Pattern.compile("\\b(yesterday|(day after )?tomorrow)\\b");
    private static final Pattern NEXT_PERIOD = Pattern.compile(
            "\\b(?:end of (?:the |this )?|(?:(?:start|beginning|first|1st) of )?(?:the )?next )(day|week|month|year)\\b");
    private static final List<String> MONTH_NAMES =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAY_NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** The first kind of date that is found; a date that does not exist throws. */
    static SpokenDate in(String text, LocalDate today) {
        return found(ISO, text, iso -> LocalDate.of(number(iso, 1), number(iso, 3), number(iso, 4)))
                .or(() -> found(MONTH_DAY, text, said -> dated(month(said.group(1)), number(said, 2), said, today)))
                .or(() -> found(DAY_MONTH, text, said -> dated(month(said.group(2)), number(said, 1), said, today)))
                .or(() -> found(DOTS, text, said -> numbered(number(said, 2), number(said, 1), said, today)))
                .or(() -> found(SLASHES, text, said -> slashes(said, today)))
                .or(() -> found(NEXT_PERIOD, text, said -> startOfNext(said.group(1), today)))
                .or(() -> found(ORDINAL, text, said -> dayOfMonth(number(said, 1), today)))
                .or(() -> found(WEEKDAY, text, said -> weekday(said, today)))
                .or(() -> found(RELATIVE, text, said -> today.plusDays(days(said))))
                .or(() -> found(TODAY, text, said -> today))
                .orElse(new SpokenDate(Optional.empty(), false, false, text));
    }

    private static Optional<SpokenDate> found(Pattern pattern, String text, DateOf date) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String rest = text.substring(0, matcher.start()) + " " + text.substring(matcher.end());
        boolean weekly = pattern.equals(WEEKDAY) && matcher.group(1) == null;
        return Optional.of(new SpokenDate(Optional.of(date.of(matcher)), pattern.equals(TODAY), weekly, rest));
    }

    private static LocalDate dated(Month month, int day, Matcher said, LocalDate today) {
        return said.group(3) == null ? nearest(month, day, today) : LocalDate.of(number(said, 3), month, day);
    }

    private static LocalDate nearest(Month month, int day, LocalDate today) {
        return IntStream.rangeClosed(today.getYear() - 4, today.getYear() + 4)
                .filter(year -> day <= YearMonth.of(year, month).lengthOfMonth())
                .mapToObj(year -> LocalDate.of(year, month, day))
                .min(Comparator.comparing(date -> Math.abs(ChronoUnit.DAYS.between(today, date))))
                .orElseThrow(() -> new DateTimeException("no such day"));
    }

    private static LocalDate weekday(Matcher said, LocalDate today) {
        DayOfWeek day = DayOfWeek.of(DAY_NAMES.indexOf(said.group(2)) + 1);
        return today.with(said.group(1) == null ? TemporalAdjusters.nextOrSame(day) : TemporalAdjusters.next(day));
    }

    private static int days(Matcher said) {
        boolean past = said.group(1).equals("yesterday");
        return past ? -1 : said.group(2) == null ? 1 : 2;
    }

    private static LocalDate startOfNext(String period, LocalDate today) {
        return switch (period) {
            case "day" -> today.plusDays(1);
            case "week" -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case "month" -> today.with(TemporalAdjusters.firstDayOfNextMonth());
            default -> today.with(TemporalAdjusters.firstDayOfNextYear());
        };
    }

    /** Month first, as these programs write, unless that cannot be or has long passed and the other way round has not. */
    private static LocalDate slashes(Matcher said, LocalDate today) {
        int first = number(said, 1);
        int second = number(said, 2);
        boolean dayFirst = first > 12
                || second <= 12
                        && numbered(first, second, said, today).isBefore(today.minusDays(1))
                        && !numbered(second, first, said, today).isBefore(today);
        return numbered(dayFirst ? second : first, dayFirst ? first : second, said, today);
    }

    private static LocalDate numbered(int number, int day, Matcher said, LocalDate today) {
        Month month = Month.of(number);
        if (said.group(3) == null) {
            return nearest(month, day, today);
        }
        int year = number(said, 3);
        return LocalDate.of(year < 100 ? 2000 + year : year, month, day);
    }

    private static LocalDate dayOfMonth(int day, LocalDate today) {
        return IntStream.range(0, 12)
                .mapToObj(YearMonth.from(today)::plusMonths)
                .filter(month -> month.isValidDay(day))
                .map(month -> month.atDay(day))
                .filter(date -> !date.isBefore(today))
                .findFirst()
                .orElseThrow(() -> new DateTimeException("no such day"));
    }

    private static Month month(String name) {
        return Month.of(MONTH_NAMES.indexOf(name) + 1);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private interface DateOf {
        LocalDate of(Matcher matcher);
    }
}
