package dev.czar.rule.check;

import dev.czar.fact.Limit;
import dev.czar.fact.Limit.LimitValue;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A limit by its name, and the part of which fact it is. */
public record NamedLimit(Class<?> type, RecordComponent part, LimitValue value) {

    private static final Map<String, NamedLimit> ALL = new TreeMap<>();

    static {
        Arrays.stream(Limit.class.getPermittedSubclasses())
                .filter(Class::isRecord)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .flatMap(part -> Stream.ofNullable(part.getAnnotation(LimitValue.class))
                        .map(value -> new NamedLimit(part.getDeclaringRecord(), part, value)))
                .forEach(limit -> ALL.put(limit.value().name(), limit));
    }

    public static Optional<NamedLimit> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public static Stream<NamedLimit> all() {
        return ALL.values().stream();
    }

    /** The limit that this one is not below. */
    Optional<NamedLimit> lower() {
        return all().filter(
                        other -> other.type() == type && other.part().getName().equals(value.above()))
                .findFirst();
    }
}
