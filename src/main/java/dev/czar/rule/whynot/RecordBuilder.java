package dev.czar.rule.whynot;

import dev.czar.rule.match.ComponentReader;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes records out of records: with other components, or out of nothing. */
final class RecordBuilder {

    private RecordBuilder() {}

    /** The record with other values for some components. */
    static Record with(Record row, Map<String, Object> values) {
        List<Object> all = new ArrayList<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            String name = component.getName();
            all.add(
                    values.containsKey(name)
                            ? values.get(name)
                            : ComponentReader.value(row, name).orElseThrow());
        }
        return made(row.getClass(), all);
    }

    /** A record with nothing in it: no text, no time, zero, the first of an enum. */
    static Record blank(Class<?> type) {
        return made(
                type,
                Stream.of(type.getRecordComponents())
                        .map(component -> blankValue(component.getType()))
                        .toList());
    }

    private static Object blankValue(Class<?> type) {
        if (type == String.class) {
            return "";
        }
        if (type == Duration.class) {
            return Duration.ZERO;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == List.class) {
            return List.of();
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return blank(type.isRecord() ? type : type.getPermittedSubclasses()[0]);
    }

    private static Record made(Class<?> type, List<?> values) {
        try {
            return (Record) type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values.toArray());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot make a " + type, failure);
        }
    }
}
