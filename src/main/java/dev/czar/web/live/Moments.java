package dev.czar.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Turns ages into moments, which do not change while nothing happens: {@code age} becomes {@code since}, and so on. */
public record Moments(Instant now) {

    private static final Map<String, String> NAMES = Map.of(
            "age", "since",
            "ago", "at",
            "seen", "seenAt",
            "outputAge", "outputAt",
            "commitAge", "commitAt",
            "reportAge", "reportAt",
            "lastSignOfLife", "lastSignOfLife",
            "lastCycleAge", "");

    /** Documents as pages have them. */
    public Map<String, JsonNode> in(Map<String, Object> painted, ObjectMapper mapper) {
        Map<String, JsonNode> documents = new HashMap<>();
        painted.forEach((name, document) -> documents.put(name, in(mapper.valueToTree(document))));
        return documents;
    }

    JsonNode in(JsonNode tree) {
        if (tree instanceof ArrayNode list) {
            ArrayNode changed = JsonNodeFactory.instance.arrayNode(list.size());
            list.forEach(element -> changed.add(in(element)));
            return changed;
        }
        if (!(tree instanceof ObjectNode object)) {
            return tree;
        }
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> put(changed, field.getKey(), field.getValue()));
        return changed;
    }

    private void put(ObjectNode changed, String name, JsonNode value) {
        String moment = NAMES.get(name);
        if (moment == null || !value.isTextual()) {
            changed.set(name, in(value));
        } else if (!moment.isEmpty()) {
            changed.put(
                    moment,
                    now.minus(Duration.parse(value.textValue()))
                            .truncatedTo(ChronoUnit.MILLIS)
                            .toString());
        }
    }
}
