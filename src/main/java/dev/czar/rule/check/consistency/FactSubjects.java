package dev.czar.rule.check.consistency;

import dev.czar.fact.Fact;
import dev.czar.fact.Sensed;
import dev.czar.fact.TaskProgress.StageReached;
import dev.czar.fact.TaskReadiness.CurrentPriority;
import dev.czar.fact.WorkerCondition.CurrentTurn;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The field that tells the facts of a type from each other, such as the worker: there is one fact for each. */
final class FactSubjects {

    private static final Map<Class<?>, Optional<String>> KNOWN = new ConcurrentHashMap<>();

    /** Facts of which rules conclude one for each. */
    private static final Map<Class<?>, String> CONCLUDED = Map.of(
            CurrentTurn.class, "worker",
            CurrentPriority.class, "task",
            StageReached.class, "task");

    private FactSubjects() {}

    static Optional<String> of(Class<?> type) {
        return CONCLUDED.containsKey(type) ? Optional.of(CONCLUDED.get(type)) : sensed(type);
    }

    private static Optional<String> sensed(Class<?> type) {
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
            Sensed example = (Sensed) type.getConstructor(types).newInstance(values);
            String subject = example.subject();
            return Arrays.stream(parts)
                    .filter(part -> example.key().equals(Fact.key(example.getClass(), subject)))
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
