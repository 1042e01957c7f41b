package dev.czar.json;

import dev.czar.fact.Absent;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes records of nodes. Every component must be given, except a string (""), a list (empty), an optional, and one that
 * says what it is when {@link Absent}; nothing else may be given. All problems are collected; a value with problems is null.
 */
final class Binder {

    private final String file;
    private final List<JsonProblem> problems = new ArrayList<>();

    Binder(String file) {
        this.file = file;
    }

    <T> T root(Node node, Class<T> type) {
        Object value = bind(node, type, "");
        check();
        return type.cast(value);
    }

    /** Throws when there were problems so far. */
    void check() {
        if (!problems.isEmpty()) {
            throw new InvalidJson(problems);
        }
    }

    Object bind(Node node, Type type, String where) {
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
        Optional<?> value = Scalars.read(node.value(), plain);
        return value.isPresent() ? value.get() : mismatch(node, plain, where);
    }

    private Object list(Node node, ParameterizedType type, String where) {
        if (!node.isArray()) {
            return mismatch(node, type, where);
        }
        List<Object> items = new ArrayList<>();
        for (Node item : node.items()) {
            items.add(bind(item, type.getActualTypeArguments()[0], where));
        }
        return items.contains(null) ? null : List.copyOf(items);
    }

    private Object optional(Node node, Type type, String where) {
        return node.value() == null ? Optional.empty() : Optional.ofNullable(bind(node, type, where));
    }

    private Object variant(Node node, Class<?> family, String where) {
        Variants variants = Variants.of(family).orElseThrow();
        if (!node.isObject()) {
            return mismatch(node, family, where);
        }
        Node tag = node.fields().get(variants.property());
        if (tag == null) {
            return problem(node.at(), "expected the field \"%s\" that names the type".formatted(variants.property()));
        }
        Map<String, Class<?>> known = variants.byName();
        Class<?> type = known.get(String.valueOf(tag.value()));
        if (type == null) {
            return problem(
                    tag.at(),
                    "there is no " + family.getSimpleName().toLowerCase() + " type " + tag.shown()
                            + Closest.question(String.valueOf(tag.value()), known.keySet()));
        }
        return record(node, type, where);
    }

    private Object record(Node node, Class<?> type, String where) {
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

    private void refuseUnknown(Node node, Class<?> type, RecordComponent... components) {
        List<String> known = new ArrayList<>(
                Stream.of(components).map(RecordComponent::getName).toList());
        Variants.of(type).ifPresent(variants -> known.add(variants.property()));
        node.fields().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problem(node.names().get(name), unknown(type.getSimpleName(), name, known)));
    }

    /** The items of a list that may be missing; anything else in its place is noted. */
    List<Node> list(Node node, String field) {
        Node list = node.fields().get(field);
        if (list != null && !list.isArray()) {
            problem(list.at(), "\"" + field + "\": expected a list, found " + list.shown());
        }
        return list == null || !list.isArray() ? List.of() : list.items();
    }

    /** Notes the fields an object may not have. */
    void known(Node node, String what, List<String> known) {
        node.fields().keySet().stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> problem(node.names().get(field), unknown(what, field, known)));
    }

    static String unknown(String type, String name, Collection<String> known) {
        String hint = Closest.question(name, known);
        return type + " has no field \"" + name + "\""
                + (hint.isEmpty() ? "; it has " + String.join(", ", known) : hint);
    }

    private Object component(Node node, Class<?> type, RecordComponent component) {
        String where = "\"" + component.getName() + "\" of " + type.getSimpleName() + ": ";
        Node value = node.fields().get(component.getName());
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
        Absent absent = component.getAnnotation(Absent.class);
        if (absent != null) {
            return bind(Json.node("absent", absent.value()), component.getGenericType(), where);
        }
        return problem(node.at(), where + "missing; expected " + Expected.of(component.getGenericType()));
    }

    static boolean mayBeMissing(RecordComponent component) {
        Class<?> type = component.getType();
        return component.isAnnotationPresent(Absent.class)
                || type == String.class
                || type == List.class
                || type == Optional.class;
    }

    private Object create(Node node, Class<?> type, RecordComponent[] components, Object... values) {
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            Throwable reason = refused.getCause() == null ? refused : refused.getCause();
            return problem(node.at(), "not a " + type.getSimpleName() + ": " + reason.getMessage());
        }
    }

    private Object mismatch(Node node, Type type, String where) {
        String hint = type instanceof Class<?> plain && plain.isEnum() && node.value() instanceof String text
                ? Closest.question(
                        text,
                        Stream.of(plain.getEnumConstants())
                                .map(Object::toString)
                                .toList())
                : "";
        return problem(node.at(), where + "expected " + Expected.of(type) + ", found " + node.shown() + hint);
    }

    Object problem(Spot spot, String message) {
        if (problems.size() < InvalidJson.MOST_PROBLEMS) {
            problems.add(spot.problem(file, message));
        }
        return null;
    }
}
