package dev.czar.json;

import com.fasterxml.jackson.core.JsonLocation;
import dev.czar.json.InvalidJson.JsonProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parsed JSON value that knows its place: {@code value} is a map or list of nodes, a string, number, boolean or null;
 * {@code names} are the places of an object's field names.
 */
record PositionedNode(Object value, TextPosition position, Map<String, TextPosition> fieldNamePositions) {

    static PositionedNode plain(Object value, TextPosition at) {
        return new PositionedNode(value, at, Map.of());
    }

    boolean isObject() {
        return value instanceof Map;
    }

    boolean isArray() {
        return value instanceof List;
    }

    @SuppressWarnings("unchecked")
    Map<String, PositionedNode> fields() {
        return (Map<String, PositionedNode>) value;
    }

    @SuppressWarnings("unchecked")
    List<PositionedNode> items() {
        return (List<PositionedNode>) value;
    }

    /** The value without places. */
    Object plain() {
        if (isObject()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields().forEach((name, field) -> fields.put(name, field.plain()));
            return fields;
        }
        return isArray() ? items().stream().map(PositionedNode::plain).toList() : value;
    }

    /** What was found, for a message. */
    String description() {
        if (isObject()) {
            return "an object";
        }
        if (isArray()) {
            return "a list";
        }
        String text = String.valueOf(value);
        String cut = text.length() <= 60 ? text : text.substring(0, 60) + "...";
        return value instanceof String ? "\"" + cut + "\"" : cut;
    }

    /** A place in a JSON text, 1-based. */
    record TextPosition(int line, int column) {

        static TextPosition of(JsonLocation location) {
            return new TextPosition(Math.max(location.getLineNr(), 0), Math.max(location.getColumnNr(), 0));
        }

        JsonProblem problem(String file, String message) {
            return new JsonProblem(file, line, column, message);
        }
    }
}
