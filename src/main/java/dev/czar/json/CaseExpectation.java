package dev.czar.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a case expects, or must not find, among what a cycle came to: a decision or vetoed decision of a kind, or a derived
 * fact of a type, with these values of its components (others are not looked at), by this rule ("" for any).
 */
public record CaseExpectation(
        ResultKind resultKind, String type, Map<String, String> values, String rule, String because, int line) {

    /** Where to look. */
    public enum ResultKind {
        DECISIONS,
        VETOED,
        DERIVED
    }

    public CaseExpectation {
        values = Map.copyOf(values);
    }

    /** Whether an action or fact of the right kind has the values. */
    public boolean matches(Object actual) {
        if (!actual.getClass().getSimpleName().equals(type)) {
            return false;
        }
        JsonNode node = JsonCodec.tree(actual);
        return values.entrySet().stream()
                .allMatch(value -> text(node.path(value.getKey())).equals(value.getValue()));
    }

    static String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    @Override
    public String toString() {
        String what =
                switch (resultKind) {
                    case DECISIONS -> "decision ";
                    case VETOED -> "vetoed decision ";
                    case DERIVED -> "derived fact ";
                };
        return what
                + type
                + values.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(value -> value.getKey() + "=" + value.getValue())
                        .collect(Collectors.joining(", ", "(", ")"))
                + (rule.isEmpty() ? "" : " by \"" + rule + "\"");
    }
}
