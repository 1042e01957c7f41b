package dev.czar.rule.check.consistency;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Some fact of a type: what fields of it are equal to, a binding or a field of a conclusion ({@code .worker}), or a constant ({@code =text}). */
public record FactCondition(Class<?> type, Map<String, String> fields) {

    public FactCondition {
        fields = Map.copyOf(fields);
    }

    /** Whether a fact of this condition is one of the other's. */
    boolean within(FactCondition other) {
        return other.type.isAssignableFrom(type)
                && other.fields.entrySet().stream()
                        .allMatch(field -> field.getValue().equals(fields.get(field.getKey())));
    }

    /** Whether one fact of its subject cannot meet both. */
    boolean contradicts(FactCondition other) {
        return type == other.type
                && FactSubjects.of(type)
                        .filter(subject -> fields.containsKey(subject)
                                && fields.get(subject).equals(other.fields.get(subject)))
                        .isPresent()
                && fields.entrySet().stream()
                        .anyMatch(field -> constant(field.getValue())
                                && constant(other.fields.getOrDefault(field.getKey(), ""))
                                && !field.getValue().equals(other.fields.get(field.getKey())));
    }

    private static boolean constant(String value) {
        return value.startsWith("=");
    }

    /** The same with other names for its values; of values without one nothing is known any more. */
    FactCondition renamed(Map<String, String> names) {
        Map<String, String> renamed = new HashMap<>();
        fields.forEach((field, value) -> Optional.ofNullable(constant(value) ? value : names.get(value))
                .ifPresent(name -> renamed.put(field, name)));
        return new FactCondition(type, renamed);
    }

    /** The same, where all of its values have another name. */
    Optional<FactCondition> allRenamed(Map<String, String> names) {
        FactCondition renamed = renamed(names);
        return Optional.of(renamed).filter(same -> same.fields.size() == fields.size());
    }

    /** What is known of a fact that either is known of. */
    FactCondition common(FactCondition other) {
        Map<String, String> common = new HashMap<>(fields);
        common.entrySet().retainAll(other.fields.entrySet());
        return new FactCondition(type, common);
    }

    /** The facts that both are about. */
    Optional<FactCondition> both(FactCondition other) {
        Map<String, String> both = new HashMap<>(fields);
        both.putAll(other.fields);
        return type == other.type && both.entrySet().containsAll(fields.entrySet())
                ? Optional.of(new FactCondition(type, both))
                : Optional.empty();
    }
}
