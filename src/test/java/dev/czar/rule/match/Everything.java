package dev.czar.rule.match;

import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import dev.czar.fact.Limit;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Every change of one component of a fact, as far as one can count. */
final class Everything {

    private Everything() {}

    static Stream<Change> changes(Set<Fact> facts) {
        return facts.stream()
                .filter(fact -> !(fact instanceof Derived || fact instanceof Limit))
                .flatMap(fact -> Stream.of(fact.getClass().getRecordComponents())
                        .flatMap(component -> changes(fact, component)));
    }

    private static Stream<Change> changes(Fact fact, RecordComponent component) {
        Object present = Components.value(fact, component.getName()).orElseThrow();
        return values(component.getType())
                .filter(value -> !value.equals(present))
                .map(value -> (Fact) Draft.with((Record) fact, Map.of(component.getName(), value)))
                .filter(edited -> edited.key().equals(fact.key()))
                .map(edited -> Change.set(fact, edited, component.getName()));
    }

    private static Stream<?> values(Class<?> type) {
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants());
        }
        if (type == boolean.class) {
            return Stream.of(true, false);
        }
        if (type == int.class) {
            return IntStream.range(0, 10).boxed();
        }
        if (type == Duration.class) {
            return LongStream.range(0, 40).mapToObj(step -> Duration.ofMinutes(5 * step));
        }
        return type == String.class
                ? List.of("", "x", "w1", "w2", "w3", "t1", "t2", "t3", "h1", "h2", "c1", "c2").stream()
                : Stream.empty();
    }
}
