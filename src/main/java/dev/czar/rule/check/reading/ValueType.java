package dev.czar.rule.check.reading;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What kind of value an expression has: its type, what it holds when it is a collection, and the field it stems from. */
record ValueType(Class<?> type, Optional<Class<?>> element, String field) {

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            boolean.class, Boolean.class);

    ValueType {
        type = BOXES.getOrDefault(type, type);
    }

    static ValueType of(Class<?> type) {
        return new ValueType(type, Optional.empty(), "");
    }

    static ValueType of(Class<?> type, Class<?> element) {
        return new ValueType(type, Optional.of(element), "");
    }

    static ValueType of(Type type, Class<?> raw, String field) {
        Optional<Class<?>> element = type instanceof ParameterizedType generic
                        && generic.getActualTypeArguments()[0] instanceof Class<?> held
                ? Optional.of(held)
                : Optional.empty();
        return new ValueType(raw, element, field);
    }

    boolean number() {
        return Number.class.isAssignableFrom(type);
    }

    boolean text() {
        return type == String.class;
    }

    boolean truth() {
        return type == Boolean.class;
    }

    boolean enumeration() {
        return type.isEnum();
    }

    boolean collection() {
        return Collection.class.isAssignableFrom(type);
    }

    boolean ordered() {
        return number() || text() || type == Duration.class;
    }

    /** Whether two values of these kinds can be equal. */
    boolean canEqual(ValueType other) {
        return number() && other.number() || meets(type, other.type);
    }

    /** Whether a parameter of this type takes a value of this kind. */
    boolean fits(Class<?> wanted) {
        Class<?> box = BOXES.getOrDefault(wanted, wanted);
        return box.isAssignableFrom(type)
                || (wanted == long.class && type == Integer.class)
                || (wanted == double.class && (type == Integer.class || type == Long.class));
    }

    private static boolean meets(Class<?> left, Class<?> right) {
        return left.isAssignableFrom(right)
                || right.isAssignableFrom(left)
                || RuleVocabulary.families(left).anyMatch(type -> type.isRecord() && right.isAssignableFrom(type));
    }

    /** In a sentence: {@code a Duration}. */
    String name() {
        String plain = plain();
        return article(plain) + " " + plain;
    }

    static String article(String word) {
        return "AEIOaeio".indexOf(word.charAt(0)) < 0 ? "a" : "an";
    }

    String plain() {
        return element.map(held -> type.getSimpleName() + " of " + held.getSimpleName())
                .orElse(type.getSimpleName());
    }
}
