package dev.czar.rule.check.reading;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which field each argument of a conclusion is for, by the ways there are to make one. */
public final class ConclusionFields {

    private ConclusionFields() {}

    /** The names of so many arguments, in their order; "" where the number alone does not tell. */
    public static List<String> of(Class<?> type, int arguments) {
        List<List<String>> ways = Arrays.stream(type.getConstructors())
                .filter(way -> way.getParameterCount() == arguments)
                .map(way -> names(type, way))
                .toList();
        return IntStream.range(0, ways.isEmpty() ? 0 : arguments)
                .mapToObj(index ->
                        only(ways.stream().map(names -> names.get(index)).collect(Collectors.toSet())))
                .toList();
    }

    private static String only(Set<String> names) {
        return names.size() == 1 ? names.iterator().next() : "";
    }

    private static List<String> names(Class<?> type, Constructor<?> way) {
        RecordComponent[] parts = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        boolean canonical = Arrays.equals(
                way.getParameterTypes(),
                Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
        return canonical
                ? Arrays.stream(parts).map(RecordComponent::getName).toList()
                : Arrays.stream(way.getParameters()).map(Parameter::getName).toList();
    }
}
