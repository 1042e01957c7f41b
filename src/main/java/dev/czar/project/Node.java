package dev.czar.project;

import java.util.List;
import java.util.Map;

/** A value of a YAML or JSON file that remembers where it stands. */
sealed interface Node {

    Place place();

    /** What the value is, in words for people. */
    String kind();

    /** Line and column, 1-based. */
    record Place(int line, int column) {}

    /** An object; keys in file order. */
    record Mapping(Place place, Map<String, Node> values, Map<String, Place> keys) implements Node {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** An array. */
    record Sequence(Place place, List<Node> values) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Text, a number or a boolean, as written. */
    record Scalar(Place place, String text, boolean number) implements Node {
        @Override
        public String kind() {
            return number ? "the number " + text : "'" + text + "'";
        }
    }

    /** Nothing. */
    record Absent(Place place) implements Node {
        @Override
        public String kind() {
            return "nothing";
        }
    }
}
