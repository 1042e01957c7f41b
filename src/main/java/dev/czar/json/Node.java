package dev.czar.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parsed JSON value that knows its place: {@code value} is a map or list of nodes, a string, number, boolean or null;
 * {@code names} are the places of an object's field names.
 */
record Node(Object value, Spot at, Map<String, Spot> names) {

    static Node plain(Object value, Spot at) {
        return new Node(value, at, Map.of());
    }

    boolean isObject() {
        return value instanceof Map;
    }

    boolean isArray() {
        return value instanceof List;
    }

    @SuppressWarnings("unchecked")
    Map<String, Node> fields() {
        return (Map<String, Node>) value;
    }

    @SuppressWarnings("unchecked")
    List<Node> items() {
        return (List<Node>) value;
    }

    /** The value without places. */
    Object plain() {
        if (isObject()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields().forEach((name, field) -> fields.put(name, field.plain()));
            return fields;
        }
        return isArray() ? items().stream().map(Node::plain).toList() : value;
    }

    /** What was found, for a message. */
    String shown() {
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
}
