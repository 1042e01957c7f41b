package dev.czar.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** When a project is at its end, or that it waits for a human, as {@code GET .../progress} says; "" when nothing can be said. */
public final class ExpectedEndText {

    private static final DateTimeFormatter SAME_DAY = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter OTHER_DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private ExpectedEndText() {}

    public static String of(JsonNode progress, Instant now) {
        int waiting = progress.path("waiting").asInt();
        if (waiting > 0
                && waiting
                        == progress.path("total").asInt()
                                - progress.path("done").asInt()) {
            return "the rest waits for you";
        }
        String likely = progress.path("end").path("likely").asText("");
        return likely.isEmpty() ? "" : "expected end " + time(Instant.parse(likely), now);
    }

    private static String time(Instant at, Instant now) {
        ZonedDateTime local = at.atZone(ZoneId.systemDefault());
        boolean today = local.toLocalDate().equals(LocalDate.ofInstant(now, ZoneId.systemDefault()));
        return (today ? SAME_DAY : OTHER_DAY).format(local);
    }
}
