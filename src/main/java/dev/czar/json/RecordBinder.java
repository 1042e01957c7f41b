package dev.czar.json;

import dev.czar.fact.Fact.ValueWhenAbsent;
import dev.czar.json.PositionedNode.TextPosition;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes records of nodes. Every component must be given, except a string (""), a list (empty), an optional, and one that
 * says what it is when {@link ValueWhenAbsent}; nothing else may be given. All problems are collected; a value with problems is null.
 */
final class RecordBinder {

    private final String file;
    private final List<TextProblem> problems = new ArrayList<>();

    RecordBinder(String file) {
        this.file = file;
    }

    <T> T bindRoot(PositionedNode node, Class<T> type) {
        Object value = bind(node, type, "");
        throwIfProblems();
        return type.cast(value);
    }

    /** Throws when there were problems so far. */
    void throwIfProblems() {
        if (!problems.isEmpty()) {
            throw new InvalidJson(problems);
        }
    }

    Object bind(PositionedNode node, Type type, String where) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(node, generic, where)
                    : optional(node, generic.getActualTypeArguments()[0], where);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(node, plain, where);
        }
        if (plain.isSealed() && !plain.isEnum()) {
            return variant(node, plain, where);
        }
        Optional<?> value = ScalarReader.read(node.value(), plain);
        return value.isPresent() ? value.get() : mismatch(node, plain, where);
    }

    private Object list(PositionedNode node, ParameterizedType type, String where) {
        if (!node.isArray()) {
            return mismatch(node, type, where);
        }
        List<Object> items = new ArrayList<>();
        for (PositionedNode item : node.items()) {
            items.add(bind(item, type.getActualTypeArguments()[0], where));
        }
        return items.contains(null) ? null : List.copyOf(items);
    }

    private Object optional(PositionedNode node, Type type, String where) {
        return node.value() == null ? Optional.empty() : Optional.ofNullable(bind(node, type, where));
    }

    private Object variant(PositionedNode node, Class<?> family, String where) {
        SealedFamily variants = SealedFamily.of(family).orElseThrow();
        if (!node.isObject()) {
            return mismatch(node, family, where);
        }
        PositionedNode tag = node.fields().get(variants.typeProperty());
        if (tag == null) {
            return addProblem(
                    node.position(),
                    "expected the field \"%s\" that names the type".formatted(variants.typeProperty()));
        }
        Map<String, Class<?>> known = variants.recordsByName();
        Class<?> type = known.get(String.valueOf(tag.value()));
        if (type == null) {
            return addProblem(
                    tag.position(),
                    "there is no " + family.getSimpleName().toLowerCase() + " type " + tag.description()
                            + SpellingSuggestion.didYouMean(String.valueOf(tag.value()), known.keySet()));
        }
        return record(node, type, where);
    }

    private Object record(PositionedNode node, Class<?> type, String where) {
        if (!node.isObject()) {
            return mismatch(node, type, where);
        }
        int before = problems.size();
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(node, type, components);
        Object[] values = Stream.of(components)
                .map(component -> component(node, type, component))
                .toArray();
        return problems.size() > before ? null : create(node, type, components, values);
    }

    private void refuseUnknown(PositionedNode node, Class<?> type, RecordComponent... components) {
        List<String> known = new ArrayList<>(
                Stream.of(components).map(RecordComponent::getName).toList());
        SealedFamily.of(type).ifPresent(variants -> known.add(variants.typeProperty()));
        node.fields().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> addProblem(
                        node.fieldNamePositions().get(name), unknownFieldMessage(type.getSimpleName(), name, known)));
    }

    /** The items of a list that may be missing; anything else in its place is noted. */
    List<PositionedNode> list(PositionedNode node, String field) {
        PositionedNode list = node.fields().get(field);
        if (list != null && !list.isArray()) {
            addProblem(list.position(), "\"" + field + "\": expected a list, found " + list.description());
        }
        return list == null || !list.isArray() ? List.of() : list.items();
    }

    /** Notes the fields an object may not have. */
    void refuseUnknownFields(PositionedNode node, String what, List<String> known) {
        node.fields().keySet().stream()
                .filter(field -> !known.contains(field))
                .forEach(field ->
                        addProblem(node.fieldNamePositions().get(field), unknownFieldMessage(what, field, known)));
    }

    static String unknownFieldMessage(String type, String name, Collection<String> known) {
        String hint = SpellingSuggestion.didYouMean(name, known);
        return type + " has no field \"" + name + "\""
                + (hint.isEmpty() ? "; it has " + String.join(", ", known) : hint);
    }

    private Object component(PositionedNode node, Class<?> type, RecordComponent component) {
        String where = "\"" + component.getName() + "\" of " + type.getSimpleName() + ": ";
        PositionedNode value = node.fields().get(component.getName());
        if (value != null) {
            return bind(value, component.getGenericType(), where);
        }
        if (component.getType() == String.class) {
            return "";
        }
        if (component.getType() == List.class) {
            return List.of();
        }
        if (component.getType() == Optional.class) {
            return Optional.empty();
        }
        ValueWhenAbsent absent = component.getAnnotation(ValueWhenAbsent.class);
        if (absent != null) {
            return bind(PositionedNodeReader.json("absent", absent.value()), component.getGenericType(), where);
        }
        return addProblem(
                node.position(), where + "missing; expected " + TypeDescription.of(component.getGenericType()));
    }

    static boolean isOptional(RecordComponent component) {
        Class<?> type = component.getType();
        return component.isAnnotationPresent(ValueWhenAbsent.class)
                || type == String.class
                || type == List.class
                || type == Optional.class;
    }

    private Object create(PositionedNode node, Class<?> type, RecordComponent[] components, Object... values) {
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            Throwable reason = refused.getCause() == null ? refused : refused.getCause();
            return addProblem(node.position(), "not a " + type.getSimpleName() + ": " + reason.getMessage());
        }
    }

    private Object mismatch(PositionedNode node, Type type, String where) {
        String hint = type instanceof Class<?> plain && plain.isEnum() && node.value() instanceof String text
                ? SpellingSuggestion.didYouMean(
                        text,
                        Stream.of(plain.getEnumConstants())
                                .map(Object::toString)
                                .toList())
                : "";
        return addProblem(
                node.position(),
                where + "expected " + TypeDescription.of(type) + ", found " + node.description() + hint);
    }

    Object addProblem(TextPosition spot, String message) {
        if (problems.size() < InvalidJson.MAX_PROBLEMS) {
            problems.add(spot.problem(file, message));
        }
        return null;
    }

    /** Says in words what a value of a type looks like in JSON. */
    static final class TypeDescription {

        private TypeDescription() {}

        static String of(Type type) {
            if (type instanceof ParameterizedType generic) {
                Type argument = generic.getActualTypeArguments()[0];
                return generic.getRawType() == List.class
                        ? "a list, each item " + of(argument)
                        : of(argument) + " or null";
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
}
