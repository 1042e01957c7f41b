package dev.czar.world.agent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time said in words of lower case, and where: parts ("2h", "an hour and a half", "3 months", "2½ days"), beside
 * each other or joined by a comma or "and". One that describes something ("5-hour limit", "per minute", "ago") is none.
 */
record SpokenSpan(int months, Duration rest, int start, int end) {
    private static final Pattern TOKEN = Pattern.compile("\\d+(?:\\.\\d+)?|[½¼¾]|\\p{L}+|\\S");
    private static final Set<String> DESCRIBED = Set.of(
            "limit",
            "limits",
            "window",
            "windows",
            "quota",
            "period",
            "cap",
            "plan",
            "rolling",
            "usage",
            "rate",
            "interval",
            "allowance",
            "ago",
            "trial");
    private static final Set<String> DESCRIBING =
            Set.of("per", "every", "each", "last", "past", "previous", "rolling", "/");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final Map<String, BigDecimal> NUMBERS = numbers();
    private static final Map<String, Duration> UNITS = units();
    private static final Map<String, Integer> MONTHS =
            Map.of("mo", 1, "mos", 1, "month", 1, "months", 1, "y", 12, "yr", 12, "yrs", 12, "year", 12, "years", 12);
    private static final BigDecimal MOST = BigDecimal.valueOf(3660);

    /** The first one. */
    static Optional<SpokenSpan> in(String text) {
        List<Word> words = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            words.add(new Word(token.group(), token.start(), token.end()));
        }
        for (int at = 0; at < words.size(); at++) {
            Parser parser = new Parser(words, at);
            Optional<SpokenSpan> span = parser.span();
            if (span.isPresent() && !describes(words, at, parser.at)) {
                return span;
            }
            at = span.isPresent() ? parser.at - 1 : at;
        }
        return Optional.empty();
    }

    ZonedDateTime after(ZonedDateTime now) {
        return now.plusMonths(months).plus(rest);
    }

    /** Whether it is told in days or more, so that a time of day may follow. */
    Optional<Period> wholeDays() {
        boolean whole = rest.equals(Duration.ofDays(rest.toDays())) && (months > 0 || !rest.isZero());
        return whole ? Optional.of(Period.of(0, months, (int) rest.toDays())) : Optional.empty();
    }

    private static boolean describes(List<Word> words, int from, int to) {
        String before = from == 0 ? "" : words.get(from - 1).text();
        String after = to == words.size() ? "" : words.get(to).text();
        return DESCRIBING.contains(before) || DESCRIBED.contains(after);
    }

    private static Map<String, BigDecimal> numbers() {
        Map<String, BigDecimal> numbers = new HashMap<>(Map.of("a", BigDecimal.ONE, "an", BigDecimal.ONE));
        String[] words =
                ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                                + " seventeen eighteen nineteen")
                        .split(" ");
        for (int number = 1; number <= words.length; number++) {
            numbers.put(words[number - 1], BigDecimal.valueOf(number));
        }
        String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int ten = 0; ten < tens.length; ten++) {
            numbers.put(tens[ten], BigDecimal.valueOf(20 + 10L * ten));
        }
        numbers.putAll(Map.of("½", HALF, "¼", new BigDecimal("0.25"), "¾", new BigDecimal("0.75")));
        return Map.copyOf(numbers);
    }

    private static Map<String, Duration> units() {
        Map<String, Duration> units = new HashMap<>();
        Map<Duration, String> names = Map.of(
                Duration.ofMillis(1), "ms msec msecs millisecond milliseconds",
                Duration.ofSeconds(1), "s sec secs second seconds",
                Duration.ofMinutes(1), "m min mins minute minutes",
                Duration.ofHours(1), "h hr hrs hour hours",
                Duration.ofDays(1), "d day days",
                Duration.ofDays(7), "w wk wks week weeks");
        names.forEach((unit, said) -> List.of(said.split(" ")).forEach(name -> units.put(name, unit)));
        return Map.copyOf(units);
    }

    private record Word(String text, int start, int end) {}

    private static final class Parser {
        private final List<Word> words;
        private final int from;
        private int at;
        private BigDecimal months = BigDecimal.ZERO;
        private BigDecimal seconds = BigDecimal.ZERO;

        Parser(List<Word> words, int from) {
            this.words = words;
            this.from = from;
            this.at = from;
        }

        Optional<SpokenSpan> span() {
            if (!part()) {
                return Optional.empty();
            }
            boolean more = true;
            while (more) {
                int end = at;
                accept(",");
                accept("and");
                more = part();
                at = more ? at : end;
            }
            Duration rest = Duration.ofSeconds(
                    seconds.min(MOST.multiply(BigDecimal.valueOf(86_400))).longValue());
            int whole = months.min(MOST).setScale(0, RoundingMode.UP).intValue();
            return Optional.of(new SpokenSpan(
                    whole, rest, words.get(from).start(), words.get(at - 1).end()));
        }

        /** amount unit ["and a half"] */
        private boolean part() {
            int begin = at;
            Optional<BigDecimal> amount = amount();
            String unit = word();
            boolean counted = amount.isPresent()
                    && (unit.length() > 2
                            || Character.isDigit(words.get(begin).text().charAt(0)));
            if (!counted || !UNITS.containsKey(unit) && !MONTHS.containsKey(unit)) {
                at = begin;
                return false;
            }
            at++;
            accept(".");
            BigDecimal whole = accept("and", "a", "half") ? amount.get().add(HALF) : amount.get();
            if (MONTHS.containsKey(unit)) {
                months = months.add(whole.multiply(BigDecimal.valueOf(MONTHS.get(unit))));
            } else {
                seconds = seconds.add(
                        whole.multiply(BigDecimal.valueOf(UNITS.get(unit).toMillis(), 3)));
            }
            return true;
        }

        private Optional<BigDecimal> amount() {
            if (accept("next", "hour")) {
                at--;
                return Optional.of(BigDecimal.ONE);
            }
            if (accept("half", "a") || accept("half", "an")) {
                return Optional.of(HALF);
            }
            if (accept("a", "quarter", "of") || accept("quarter", "of")) {
                return article(new BigDecimal("0.25"));
            }
            if (accept("three", "quarters", "of")) {
                return article(new BigDecimal("0.75"));
            }
            if (accept("a", "couple", "of") || accept("a", "couple")) {
                return Optional.of(BigDecimal.valueOf(2));
            }
            if (accept("a", "few") || accept("several")) {
                return Optional.of(BigDecimal.valueOf(5));
            }
            return number().map(number -> accept("and", "a", "half") ? number.add(HALF) : number);
        }

        private Optional<BigDecimal> article(BigDecimal part) {
            return accept("an") || accept("a") ? Optional.of(part) : Optional.empty();
        }

        /** A number in digits or words, with what follows it: "45", "2 1/2", "2½", "forty-five". */
        private Optional<BigDecimal> number() {
            Optional<BigDecimal> first = figure();
            if (first.isEmpty()) {
                return first;
            }
            boolean digits = Character.isDigit(words.get(at).text().charAt(0));
            at++;
            if (digits && accept("1", "/", "2")) {
                return Optional.of(first.get().add(HALF));
            }
            int end = at;
            boolean joined = !digits && accept("-");
            Optional<BigDecimal> second = figure().filter(
                            more -> digits || first.get().intValue() >= 20)
                    .filter(more -> digits == (more.compareTo(BigDecimal.ONE) < 0))
                    .filter(more -> !Character.isDigit(word().charAt(0)) && more.intValue() < 10);
            if (second.isEmpty()) {
                at = joined ? end : at;
                return first;
            }
            at++;
            return Optional.of(first.get().add(second.get()));
        }

        private Optional<BigDecimal> figure() {
            String word = word();
            return !word.isEmpty() && Character.isDigit(word.charAt(0))
                    ? Optional.of(new BigDecimal(word))
                    : Optional.ofNullable(NUMBERS.get(word));
        }

        private String word() {
            return at < words.size() ? words.get(at).text() : "";
        }

        private boolean accept(String... wanted) {
            for (int index = 0; index < wanted.length; index++) {
                if (at + index >= words.size() || !words.get(at + index).text().equals(wanted[index])) {
                    return false;
                }
            }
            at += wanted.length;
            return true;
        }
    }
}
