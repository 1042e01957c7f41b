package dev.czar.rule.check.text;

import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.reading.RuleVocabulary;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dates, zones, commits and paths that are compared with a text of another form, which none of them ever is. */
public final class TextFormCheck {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern SHORT_COMMIT = Pattern.compile("[0-9a-f]{4,39}");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[./-]?(\\d{1,2})[./-]?(\\d{1,2})");

    /** How texts of a kind are written, what is said of others, and the way out. */
    private record TextForm(Predicate<String> fits, String says, BiFunction<TextComparison, String, String> hint) {}

    private static final TextForm DATE = new TextForm(
            TextFormCheck::isDate,
            "a date is written YYYY-MM-DD: none is ever equal to this",
            (comparison, text) -> isoDate(text)
                    .map(date -> "write \"" + date + "\"")
                    .orElse("write it with its year, such as \"2026-12-24\""));

    private static final TextForm ZONE =
            new TextForm(TextFormCheck::isZone, "there is no time zone of this name", (comparison, text) -> zone(text)
                    .map(zone -> "did you mean `" + zone + "`?")
                    .orElseGet(() -> RuleVocabulary.didYouMean(
                            text,
                            ZoneId.getAvailableZoneIds(),
                            "write a region and a city, such as \"Europe/Berlin\"")));

    private static final TextForm COMMIT_ID = new TextForm(
            text -> COMMIT.matcher(text).matches(),
            "a commit is compared with what is no full commit id: none is ever equal",
            TextFormCheck::commitHint);

    private static final TextForm PATH = new TextForm(
            text -> !text.matches("/.*|\\./.*|.*/|.*\\\\.*"),
            "paths begin at the top of the repository and name a file: none is ever equal to this",
            (comparison, text) -> "write \"" + text.replace('\\', '/').replaceFirst("^\\.?/+", "")
                    + (text.endsWith("/") ? "**\" with Glob.some( ... )" : "\""));

    private static final Map<String, TextForm> FORMS = Map.ofEntries(
            Map.entry("date", DATE),
            Map.entry("day", DATE),
            Map.entry("holidays", DATE),
            Map.entry("zone", ZONE),
            Map.entry("head", COMMIT_ID),
            Map.entry("commit", COMMIT_ID),
            Map.entry("tree", COMMIT_ID),
            Map.entry("base", COMMIT_ID),
            Map.entry("landed", COMMIT_ID),
            Map.entry("paths", PATH));

    private TextFormCheck() {}

    public static Stream<CheckDiagnostic> check(RuleReading reading) {
        return Stream.concat(formed(reading), blanks(reading));
    }

    private static Stream<CheckDiagnostic> blanks(RuleReading reading) {
        return TextComparison.of(reading)
                .filter(comparison -> comparison.value().isEmpty()
                        ? comparison.operator().endsWith("contains") && comparison.list()
                        : !comparison.value().equals(comparison.value().strip()))
                .map(comparison -> reading.diagnostic(
                        DiagnosticCode.TEXT_FORM,
                        comparison.text().span(),
                        comparison.value().isEmpty()
                                ? "no list holds an empty text"
                                : "there is a space at an end of this text, and it counts",
                        comparison.value().isEmpty()
                                ? "write " + comparison.field() + ".isEmpty() for an empty list"
                                : "write \"" + comparison.value().strip() + "\""));
    }

    private static Stream<CheckDiagnostic> formed(RuleReading reading) {
        return TextComparison.of(reading)
                .filter(comparison -> FORMS.containsKey(comparison.field()))
                .filter(comparison -> !comparison.value().isEmpty())
                .flatMap(comparison -> check(reading, comparison, FORMS.get(comparison.field())));
    }

    private static Stream<CheckDiagnostic> check(RuleReading reading, TextComparison comparison, TextForm form) {
        return form.fits().test(comparison.value())
                ? Stream.empty()
                : Stream.of(reading.diagnostic(
                        DiagnosticCode.TEXT_FORM,
                        comparison.text().span(),
                        form.says(),
                        form.hint().apply(comparison, comparison.value())));
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException other) {
            return false;
        }
    }

    /** The date that was meant, when it says its year. */
    private static Optional<String> isoDate(String text) {
        Matcher day = DAY_FIRST.matcher(text);
        Matcher year = YEAR_FIRST.matcher(text);
        String iso = day.matches()
                ? iso(day.group(3), day.group(2), day.group(1))
                : year.matches() ? iso(year.group(1), year.group(2), year.group(3)) : "";
        return Optional.of(iso).filter(TextFormCheck::isDate);
    }

    private static String iso(String year, String month, String day) {
        return "%s-%02d-%02d".formatted(year, Integer.parseInt(month), Integer.parseInt(day));
    }

    private static boolean isZone(String text) {
        try {
            return ZoneId.of(text).getId().equals(text);
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static Optional<String> zone(String text) {
        String city = text.replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(city)
                        || id.toLowerCase(Locale.ROOT).endsWith("/" + city.toLowerCase(Locale.ROOT)))
                .sorted()
                .findFirst();
    }

    private static String commitHint(TextComparison comparison, String text) {
        if (SHORT_COMMIT.matcher(text).matches()) {
            return "write all of its digits, or " + comparison.field() + ".startsWith( \"" + text + "\" )";
        }
        boolean branch = comparison
                .pattern()
                .type()
                .filter(type -> Arrays.stream(type.getMethods())
                        .anyMatch(part -> part.getName().equals("branch")))
                .isPresent();
        return branch
                ? "compare the branch: branch == \"" + text + "\""
                : "bind the head it is: Mainline( $head : head ), " + comparison.field() + " == $head";
    }
}
