package dev.czar.project.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a YAML or JSON file that remembers where it stands. */
public sealed interface FileNode {

    Place place();

    /** What the value is, in words for people. */
    String kind();

    /** The value as maps, lists, text, numbers and booleans. */
    Object plain();

    /** Line and column, 1-based. */
    record Place(int line, int column) {}

    /** An object; keys in file order. */
    record Mapping(Place place, Map<String, FileNode> values, Map<String, Place> keys) implements FileNode {
        @Override
        public String kind() {
            return "a mapping";
        }

        @Override
        public Object plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            values.forEach((key, value) -> plain.put(key, value.plain()));
            return plain;
        }
    }

    /** An array. */
    record Sequence(Place place, List<FileNode> values) implements FileNode {
        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public Object plain() {
            return values.stream().map(FileNode::plain).toList();
        }
    }

    /** Text, a number or a boolean: as written, and as a value. */
    record Scalar(Place place, String text, Object value) implements FileNode {
        @Override
        public String kind() {
            return value instanceof String ? "'" + text + "'" : text;
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    /** Nothing. */
    record Absent(Place place) implements FileNode {
        @Override
        public String kind() {
            return "nothing";
        }

        @Override
        public Object plain() {
            return "";
        }
    }
}
