package dev.czar.rule.check.reading;

import dev.czar.fact.ChangeScope.Glob;
import dev.czar.fact.LimitHolders;
import dev.czar.rule.check.syntax.DurationUnit;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The fields facts and actions have, and the calls that values allow. */
public final class AllowedMembers {

    /** With these a qualified class name begins. */
    static final Set<String> PACKAGES = Set.of("java", "javax", "jdk", "sun", "com", "org", "dev", "io", "net");

    private static final Set<String> OF_ALL = Set.of("toString", "hashCode", "getClass", "notify", "notifyAll", "wait");

    private static final Map<Class<?>, Set<String>> CALLS = Map.of(
            String.class,
            Set.of(
                    "isEmpty",
                    "isBlank",
                    "length",
                    "contains",
                    "startsWith",
                    "endsWith",
                    "equals",
                    "equalsIgnoreCase",
                    "toLowerCase",
                    "toUpperCase",
                    "strip",
                    "substring",
                    "indexOf",
                    "compareTo"),
            Duration.class,
            Set.of(
                    "plus",
                    "minus",
                    "multipliedBy",
                    "dividedBy",
                    "negated",
                    "abs",
                    "isZero",
                    "isNegative",
                    "toDays",
                    "toHours",
                    "toMinutes",
                    "toSeconds",
                    "toMillis",
                    "plusDays",
                    "plusHours",
                    "plusMinutes",
                    "plusSeconds",
                    "compareTo"),
            Collection.class,
            Set.of("size", "isEmpty", "contains", "containsAll"),
            LimitHolders.class,
            Set.of("includes", "includesTask"),
            Number.class,
            Set.of("intValue", "longValue", "doubleValue"),
            Enum.class,
            Set.of("name", "ordinal", "compareTo"));

    private static final Map<Class<?>, Set<String>> STATIC = Map.of(
            Duration.class,
                    Stream.of(DurationUnit.values()).map(DurationUnit::method).collect(Collectors.toUnmodifiableSet()),
            Math.class, Set.of("min", "max", "abs", "toIntExact"),
            List.class, Set.of("of"),
            Glob.class, Set.of("matches", "some", "every", "none"),
            String.class, Set.of("valueOf", "join"));

    private static final Map<String, Class<?>> VALUES = Map.of(
            "Duration", Duration.class,
            "Glob", Glob.class,
            "Math", Math.class,
            "List", List.class,
            "String", String.class);

    private static final Map<Class<?>, Map<String, ValueType>> FIELDS = RuleVocabulary.MATCHED.values().stream()
            .collect(Collectors.toUnmodifiableMap(type -> type, AllowedMembers::declared));

    private AllowedMembers() {}

    public static boolean isField(Class<?> type, String name) {
        return fields(type).containsKey(name);
    }

    /** What reads the field, which carries what is said of its values. */
    public static Optional<Method> reader(Class<?> type, String field) {
        try {
            return Optional.of(type.getMethod(field));
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        }
    }

    static Map<String, ValueType> fields(Class<?> type) {
        Map<String, ValueType> fields = FIELDS.get(type);
        return fields == null ? Map.of() : fields;
    }

    private static Map<String, ValueType> declared(Class<?> type) {
        Map<String, ValueType> fields = new TreeMap<>();
        Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !OF_ALL.contains(method.getName()))
                .filter(method -> !method.isBridge())
                .forEach(method -> fields.put(
                        method.getName(),
                        ValueType.of(method.getGenericReturnType(), method.getReturnType(), method.getName())));
        return fields;
    }

    /** The type behind a name that is no field and no binding: one of values, or an enumeration. */
    static Optional<Class<?>> type(String name) {
        return Optional.<Class<?>>ofNullable(VALUES.get(name))
                .or(() -> Optional.ofNullable(RuleVocabulary.ENUMERATIONS.get(name)));
    }

    /** The names a value may be asked for. */
    static Set<String> calls(Class<?> type, boolean onType) {
        if (onType) {
            return STATIC.getOrDefault(type, Set.of());
        }
        if (FIELDS.containsKey(type)) {
            return Stream.concat(fields(type).keySet().stream(), CALLS.getOrDefault(type, Set.of()).stream())
                    .collect(Collectors.toSet());
        }
        return CALLS.entrySet().stream()
                .filter(entry -> entry.getKey().isAssignableFrom(type))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Set.of());
    }

    /** All calls, by what they are made on. */
    static Map<String, Set<String>> callable() {
        Map<String, Set<String>> calls = new TreeMap<>();
        CALLS.forEach((type, names) -> calls.put("a " + type.getSimpleName(), names));
        STATIC.forEach((type, names) -> calls.put(type.getSimpleName(), names));
        return calls;
    }

    /** What an allowed call answers; empty when it does not take these arguments. */
    static Optional<ValueType> answer(Class<?> type, String name, List<ValueType> arguments) {
        Class<?> asked = type.isEnum() ? Enum.class : type;
        if (asked == Math.class && !name.equals("toIntExact")) {
            return Optional.of(arguments.isEmpty() ? ValueType.of(Integer.class) : arguments.get(0));
        }
        return methods(asked, name)
                .filter(method -> takes(method, arguments))
                .findFirst()
                .map(method -> method.getReturnType() == List.class && !arguments.isEmpty()
                        ? ValueType.of(List.class, arguments.get(0).type())
                        : ValueType.of(method.getGenericReturnType(), method.getReturnType(), ""));
    }

    private static Stream<Method> methods(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge());
    }

    private static boolean takes(Method method, List<ValueType> arguments) {
        Class<?>[] wanted = method.getParameterTypes();
        return method.isVarArgs()
                || (wanted.length == arguments.size()
                        && IntStream.range(0, wanted.length)
                                .allMatch(index -> arguments.get(index).fits(wanted[index])));
    }

    /** The functions that make one value of many facts. */
    public static final class AccumulateFunctions {

        static final String COUNT = "count";

        public static final Set<String> FUNCTIONS =
                new TreeSet<>(Set.of(COUNT, "sum", "min", "max", "average", "collectList", "collectSet"));

        private AccumulateFunctions() {}

        static Optional<ValueType> result(String function, Optional<ValueType> of) {
            return switch (function) {
                case COUNT -> Optional.of(ValueType.of(Long.class));
                case "average" -> Optional.of(ValueType.of(Double.class));
                case "collectList" -> of.map(kind -> ValueType.of(List.class, kind.type()));
                case "collectSet" -> of.map(kind -> ValueType.of(Set.class, kind.type()));
                case "min", "max" -> of;
                case "sum" -> of.map(kind -> ValueType.of(Number.class));
                default -> Optional.empty();
            };
        }
    }
}
