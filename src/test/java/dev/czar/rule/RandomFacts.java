package dev.czar.rule;

import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.OriginPosition;
import dev.czar.fact.Memory;
import dev.czar.fact.Omnibus.Member;
import dev.czar.fact.Order;
import dev.czar.fact.Sensed;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task;
import dev.czar.rule.check.reading.RuleVocabulary;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Facts out of small pools of values, so that they meet each other and rules fire. */
public final class RandomFacts {

    /** By name: the compiler does not promise in which order it lists the members of a sealed family. */
    private static final List<Class<?>> GIVEN = RuleVocabulary.families(Sensed.class, Memory.class, Order.class)
            .filter(Class::isRecord)
            .sorted(Comparator.comparing(Class::getSimpleName))
            .toList();

    private static final Map<String, List<String>> POOLS = Map.of(
            "worker", List.of("w1", "w2", "w3"),
            "other", List.of("w1", "w2", "w3"),
            "assignee", List.of("", "", "w1", "w2"),
            "task", List.of("t1", "t2", "t3"),
            "requirement", List.of("t1", "t2", "t3"),
            "head", List.of("h1", "h2"),
            "commit", List.of("c1", "c2"),
            "base", List.of("h1", "h2"));

    private static final List<Duration> AGES = List.of(
            Duration.ZERO, Duration.ofSeconds(20), Duration.ofMinutes(10), Duration.ofMinutes(90), Duration.ofHours(5));

    private final Random random;

    public RandomFacts(long seed) {
        this.random = new Random(seed);
    }

    /** Facts as a board holds them: one for each key, at most {@code size}; orders are rare. */
    public List<KnownFact> board(int size) {
        Map<String, KnownFact> board = new LinkedHashMap<>();
        IntStream.range(0, size).forEach(index -> {
            Class<?> type = pick(GIVEN);
            if (!Order.class.isAssignableFrom(type) || random.nextInt(4) == 0) {
                Fact fact = (Fact) make(type);
                String key = fact instanceof OriginPosition ? "the mainline's origin" : fact.key();
                board.put(key, new KnownFact(fact, pick(List.of("git", "terminal")), pick(AGES)));
            }
        });
        return List.copyOf(board.values());
    }

    /** One of every record a pattern may match, actions and derived facts too. */
    Stream<Object> oneOfEach() {
        return RuleVocabulary.families(Fact.class, Action.class)
                .filter(Class::isRecord)
                .map(this::make);
    }

    private Object make(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Stream.of(components)
                .map(component -> value(type, component.getName(), component.getGenericType()))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError("cannot make a " + type, failure);
        }
    }

    private Object value(Class<?> owner, String name, Type type) {
        if (type == String.class) {
            String pool = name.equals("id") ? owner == Task.class ? "task" : "worker" : name;
            return pick(POOLS.getOrDefault(pool, List.of("", "x", "y")));
        }
        if (type == int.class) {
            return random.nextInt(4);
        }
        if (type == long.class) {
            return (long) random.nextInt(3);
        }
        if (type == boolean.class) {
            return random.nextInt(4) > 0;
        }
        if (type == Duration.class) {
            return pick(AGES);
        }
        if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0]);
        }
        return oneOf(type);
    }

    private Object oneOf(Type type) {
        Class<?> wanted = (Class<?>) type;
        if (wanted.isEnum()) {
            return pick(List.of(wanted.getEnumConstants()));
        }
        if (wanted.isRecord()) {
            return make(wanted);
        }
        return make(RuleVocabulary.families(wanted)
                .filter(Class::isRecord)
                .findFirst()
                .orElseThrow());
    }

    private List<?> list(Type element) {
        if (element == Member.class) {
            return List.of(make(Member.class));
        }
        return pick(List.of(List.of(), List.of("t1"), List.of("t1", "t2"), List.of("code")));
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
