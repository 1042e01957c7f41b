package dev.czar.json;

import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes arbitrary records of any type of ours, reflectively. */
public final class RandomRecords {

    private static final String[] TEXTS = {
        "",
        "engineer1",
        "a \"quoted\" \\ line\nand\ttab",
        "\u0000\u001b[201~",
        "żółć 😀",
        "{\"fact\":1}",
        "-x",
        "\u2028"
    };

    private final Random random;

    public RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    public static List<Class<?>> facts() {
        return List.copyOf(SealedFamily.records(Fact.class).values());
    }

    public static List<Class<?>> actions() {
        return List.copyOf(SealedFamily.records(Action.class).values());
    }

    public Object any(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            return generic.getRawType() == List.class
                    ? IntStream.range(0, random.nextInt(3))
                            .mapToObj(index -> any(argument))
                            .toList()
                    : Optional.of(any(argument)).filter(present -> random.nextBoolean());
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain);
        }
        if (plain.isEnum()) {
            return one(plain.getEnumConstants());
        }
        return plain.isSealed()
                ? any(one(SealedFamily.records(plain).values().toArray(Class<?>[]::new)))
                : single(plain);
    }

    private Object single(Class<?> type) {
        if (type == int.class) {
            return random.nextInt();
        }
        if (type == long.class) {
            return random.nextLong();
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == Duration.class) {
            return Duration.ofMillis(random.nextLong(1_000_000_000_000L));
        }
        return type == Instant.class ? Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)) : one(TEXTS);
    }

    private Object record(Class<?> type) {
        List<Object> values = new ArrayList<>();
        Stream.of(type.getRecordComponents()).forEach(part -> values.add(any(part.getGenericType())));
        try {
            var types = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
