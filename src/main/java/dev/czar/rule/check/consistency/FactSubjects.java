package dev.czar.rule.check.consistency;

import dev.czar.fact.Sensed;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The field that tells the sensed facts of a type from each other, such as the worker: there is one fact for each. */
final class FactSubjects {

    private static final Map<Class<?>, Optional<String>> KNOWN = new ConcurrentHashMap<>();

    private FactSubjects() {}

    static Optional<String> of(Class<?> type) {
        return Sensed.class.isAssignableFrom(type) && type.isRecord()
                ? KNOWN.computeIfAbsent(type, FactSubjects::find)
                : Optional.empty();
    }

    /** A fact whose texts are the names of its fields says by its subject which of them it is. */
    private static Optional<String> find(Class<?> type) {
        RecordComponent[] parts = type.getRecordComponents();
        try {
            Object[] values = Arrays.stream(parts).map(FactSubjects::example).toArray();
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            String subject = ((Sensed) type.getConstructor(types).newInstance(values)).subject();
            return Arrays.stream(parts)
                    .filter(part -> part.getType() == String.class)
                    .map(RecordComponent::getName)
                    .filter(subject::equals)
                    .findFirst();
        } catch (ReflectiveOperationException made) {
            return Optional.empty();
        }
    }

    private static Object example(RecordComponent part) {
        Class<?> type = part.getType();
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        Map<Class<?>, Object> examples = Map.of(
                String.class,
                part.getName(),
                int.class,
                0,
                long.class,
                0L,
                boolean.class,
                false,
                Duration.class,
                Duration.ZERO,
                List.class,
                List.of());
        return examples.get(type);
    }
}
