package dev.czar.json;

import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The records of a sealed family by simple name, and the property that tells them apart. */
record Variants(String property, Map<String, Class<?>> byName) {

    private static final Variants FACTS = new Variants("fact", records(Fact.class));
    private static final Variants ACTIONS = new Variants("kind", records(Action.class));

    static Variants facts() {
        return FACTS;
    }

    static Variants actions() {
        return ACTIONS;
    }

    static Map<String, Class<?>> records(Class<?> family) {
        Map<String, Class<?>> records = new TreeMap<>();
        collect(family, records);
        return records;
    }

    private static void collect(Class<?> type, Map<String, Class<?>> records) {
        if (type.isRecord()) {
            records.put(type.getSimpleName(), type);
        } else {
            Stream.of(type.getPermittedSubclasses()).forEach(part -> collect(part, records));
        }
    }
}
