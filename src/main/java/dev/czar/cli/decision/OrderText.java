package dev.czar.cli.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.console.DurationText;
import java.time.Duration;

/** A manual override on one line: kind, subject, author, reason and age. */
public final class OrderText {

    private OrderText() {}

    public static String of(JsonNode order) {
        String about = order.path("worker").asText(order.path("decision").asText(""));
        String reason = order.path("reason").asText("");
        boolean takenOver = order.path("takenOver").asBoolean();
        return (takenOver ? "Hold, taken over," : order.path("fact").asText())
                + (about.isEmpty() ? "" : " " + about)
                + " by " + order.path("author").asText("?")
                + (reason.isEmpty() ? "" : ": " + reason)
                + " (" + DurationText.of(order.path("age")) + " ago" + remaining(order) + ")";
    }

    private static String remaining(JsonNode order) {
        Duration left = duration(order, "lasts").minus(duration(order, "age"));
        return left.compareTo(Duration.ZERO) > 0 ? ", ends in " + DurationText.of(left) : "";
    }

    private static Duration duration(JsonNode order, String name) {
        return Duration.parse(order.path(name).asText("PT0S"));
    }
}
