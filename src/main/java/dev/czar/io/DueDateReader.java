package dev.czar.io;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads by when something is due: a day, which is due at its end, or a time of a day, in a zone where none is written. */
public final class DueDateReader {

    public static final String EXPECTED = "a day such as 2026-12-24, or a time such as 2026-12-24T18:00";

    /** The forms of ISO allow years that no duration reaches. */
    private static final Pattern YEAR = Pattern.compile("\\d{4}-.*");

    private DueDateReader() {}

    /** Nothing when the text is no date. */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        return Stream.<DateForm>of(
                        written -> LocalDate.parse(written)
                                .plusDays(1)
                                .atStartOfDay(zone)
                                .toInstant(),
                        written -> LocalDateTime.parse(written).atZone(zone).toInstant(),
                        written -> OffsetDateTime.parse(written).toInstant())
                .filter(form -> YEAR.matcher(text.strip()).matches())
                .flatMap(form -> form.of(text.strip()).stream())
                .findFirst();
    }

    private interface DateForm {

        Instant read(String text);

        default Optional<Instant> of(String text) {
            try {
                return Optional.of(read(text));
            } catch (DateTimeException otherForm) {
                return Optional.empty();
            }
        }
    }
}
