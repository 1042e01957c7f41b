package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** A standing order on one line: what, on what, by whom, why, since when. */
final class OrderLine {

    private OrderLine() {}

    static String of(JsonNode order) {
        String about = order.path("worker").asText(order.path("decision").asText(""));
        String reason = order.path("reason").asText("");
        return order.path("fact").asText() + (about.isEmpty() ? "" : " " + about)
                + " by " + order.path("author").asText("?")
                + (reason.isEmpty() ? "" : ": " + reason)
                + " (" + Ages.words(order.path("age")) + " ago)";
    }
}
