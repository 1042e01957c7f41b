package dev.czar.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a JSON text, in the words of JSON and never in those of the parser, which name our classes. */
public final class JsonMistake {

    private JsonMistake() {}

    public static String of(JsonProcessingException malformed) {
        if (malformed instanceof UnrecognizedPropertyException unknown) {
            return "there is no field \"%s\"; the fields are: %s"
                    .formatted(
                            unknown.getPropertyName(),
                            unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
        if (malformed instanceof MismatchedInputException mismatch) {
            return "expected " + kind(mismatch.getTargetType());
        }
        return malformed instanceof JsonParseException syntax
                ? syntax.getOriginalMessage().replaceFirst(" \\((?:start marker|for|from|code) .*", "")
                : "it is nested too deeply, or a value in it is too long or not allowed";
    }

    private static String kind(Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        if (type == Duration.class || type == Instant.class) {
            return type == Duration.class ? "a duration such as PT15M" : "a time such as 2025-11-27T23:15:00Z";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number in range";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }
}
