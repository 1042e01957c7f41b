package dev.czar.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The records of a sealed family by simple name, and the property that tells them apart. */
record SealedFamily(String typeProperty, Map<String, Class<?>> recordsByName) {

    private static final ClassValue<Map<String, Class<?>>> RECORDS = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> family) {
            Map<String, Class<?>> records = new TreeMap<>();
            collect(family, records);
            return Map.copyOf(records);
        }
    };

    /** The family a type belongs to, or is; empty when nothing tells its members apart. */
    static Optional<SealedFamily> of(Class<?> type) {
        return typeProperty(type).map(property -> new SealedFamily(property, records(type)));
    }

    static Map<String, Class<?>> records(Class<?> family) {
        return RECORDS.get(family);
    }

    private static Optional<String> typeProperty(Class<?> type) {
        if (Fact.class.isAssignableFrom(type)) {
            return Optional.of("fact");
        }
        if (Action.class.isAssignableFrom(type)) {
            return Optional.of("kind");
        }
        return Stream.concat(Stream.of(type), Stream.of(type.getInterfaces()))
                .map(candidate -> candidate.getAnnotation(JsonTypeInfo.class))
                .filter(tag -> tag != null)
                .map(JsonTypeInfo::property)
                .findFirst();
    }

    private static void collect(Class<?> type, Map<String, Class<?>> records) {
        if (type.isRecord()) {
            records.put(type.getSimpleName(), type);
        } else {
            Stream.of(type.getPermittedSubclasses()).forEach(part -> collect(part, records));
        }
    }
}
