package dev.czar.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words what a value of a type looks like in JSON. */
final class Expected {

    private Expected() {}

    static String of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            return generic.getRawType() == List.class ? "a list, each item " + of(argument) : of(argument) + " or null";
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return Stream.of(plain.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (plain == Duration.class) {
            return "an ISO-8601 duration such as \"PT3S\"";
        }
        if (plain == Instant.class) {
            return "an ISO-8601 instant such as \"2025-11-27T23:15:00Z\"";
        }
        if (plain == int.class || plain == long.class) {
            return "a whole number";
        }
        if (plain == boolean.class) {
            return "true or false";
        }
        return plain == String.class ? "a string" : "an object (" + plain.getSimpleName() + ")";
    }
}
