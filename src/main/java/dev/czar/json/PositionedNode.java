package dev.czar.json;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a JSON or YAML text that knows its position. */
public sealed interface PositionedNode {

    TextPosition position();

    /** A map or list of nodes, a string, number or boolean, or null. */
    Object value();

    /** The value without positions. */
    Object plain();

    default boolean isObject() {
        return this instanceof Mapping;
    }

    default boolean isArray() {
        return this instanceof Sequence;
    }

    default Map<String, PositionedNode> fields() {
        throw new IllegalStateException("not an object: " + description());
    }

    default Map<String, TextPosition> fieldNamePositions() {
        return Map.of();
    }

    default List<PositionedNode> items() {
        throw new IllegalStateException("not a list: " + description());
    }

    /** What was found, for a message. */
    default String description() {
        if (isObject()) {
            return "an object";
        }
        if (isArray()) {
            return "a list";
        }
        String text = String.valueOf(value());
        String cut = text.length() <= 60 ? text : text.substring(0, 60) + "...";
        return value() instanceof String ? "\"" + cut + "\"" : cut;
    }

    /** An object; fields in the order of the text. */
    record Mapping(
            TextPosition position, Map<String, PositionedNode> fields, Map<String, TextPosition> fieldNamePositions)
            implements PositionedNode {
        @Override
        public Object value() {
            return fields;
        }

        @Override
        public Object plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            fields.forEach((name, field) -> plain.put(name, field.plain()));
            return plain;
        }
    }

    /** A list. */
    record Sequence(TextPosition position, List<PositionedNode> items) implements PositionedNode {
        @Override
        public Object value() {
            return items;
        }

        @Override
        public Object plain() {
            List<Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(item.plain()));
            return plain;
        }
    }

    /** A string, number, boolean or null, and how it is written. */
    record Scalar(TextPosition position, Object value, String text) implements PositionedNode {
        static Scalar of(String text, TextPosition position) {
            return new Scalar(position, text, text);
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    /** A place in a text, 1-based; 0 when it is not known. */
    record TextPosition(int line, int column) {

        static TextPosition of(JsonLocation location) {
            return new TextPosition(Math.max(location.getLineNr(), 0), Math.max(location.getColumnNr(), 0));
        }

        TextProblem problem(String file, String message) {
            return new TextProblem(file, line, column, message);
        }
    }
}
