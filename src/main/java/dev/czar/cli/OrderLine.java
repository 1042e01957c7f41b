package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A standing order on one line: what, on what, by whom, why, since when. */
final class OrderLine {

    private OrderLine() {}

    static String of(JsonNode order) {
        String about = order.path("worker").asText(order.path("decision").asText(""));
        String reason = order.path("reason").asText("");
        boolean takenOver = order.path("takenOver").asBoolean();
        return (takenOver ? "Hold, taken over," : order.path("fact").asText()) + (about.isEmpty() ? "" : " " + about)
                + " by " + order.path("author").asText("?")
                + (reason.isEmpty() ? "" : ": " + reason)
                + " (" + Ages.words(order.path("age")) + " ago" + end(order) + ")";
    }

    private static String end(JsonNode order) {
        Duration left = duration(order, "lasts").minus(duration(order, "age"));
        return left.compareTo(Duration.ZERO) > 0 ? ", ends in " + Ages.words(left) : "";
    }

    private static Duration duration(JsonNode order, String name) {
        return Duration.parse(order.path(name).asText("PT0S"));
    }
}
