package dev.czar.project.files;

import dev.czar.json.PositionedNode;
import dev.czar.json.PositionedNode.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a person wrote for a key: whole numbers and booleans as such, all else as the text it is. */
final class WrittenValue {
    private WrittenValue() {}

    /** Nothing is written, or an empty text. */
    static boolean isAbsent(PositionedNode node) {
        return node instanceof Scalar scalar && scalar.text().isEmpty();
    }

    /** In words for people. */
    static String kind(PositionedNode node) {
        if (isAbsent(node)) {
            return "nothing";
        }
        if (node instanceof Scalar scalar) {
            return of(scalar) instanceof String text ? "'" + text + "'" : scalar.text();
        }
        return node.isObject() ? "a mapping" : "a list";
    }

    static Object of(PositionedNode node) {
        if (node instanceof Scalar scalar) {
            Object value = scalar.value();
            return value instanceof Integer || value instanceof Boolean ? value : scalar.text();
        }
        return node.isArray() ? node.items().stream().map(WrittenValue::of).toList() : of(node.fields());
    }

    static Map<String, Object> of(Map<String, PositionedNode> fields) {
        Map<String, Object> result = new LinkedHashMap<>();
        fields.forEach((key, value) -> result.put(key, of(value)));
        return result;
    }
}
