package dev.czar.loop;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Objects;

/** Whether a new look says anything new: equal but for ages that differ by no more than the tolerance. */
final class Sameness {

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private Sameness() {}

    static boolean nothingNew(Observation before, Observation now) {
        if (before.fact().isEmpty() || now.fact().isEmpty()) {
            return before.fact().equals(now.fact());
        }
        Fact aged = before.fact().get().aged(Duration.between(before.at(), now.at()));
        return same(aged, now.fact().get());
    }

    private static boolean same(Fact left, Fact right) {
        if (!left.getClass().equals(right.getClass())) {
            return false;
        }
        for (RecordComponent component : left.getClass().getRecordComponents()) {
            if (!sameValue(value(component, left), value(component, right))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameValue(Object left, Object right) {
        if (left instanceof Duration first && right instanceof Duration second) {
            return first.minus(second).abs().compareTo(TOLERANCE) <= 0;
        }
        return Objects.equals(left, right);
    }

    private static Object value(RecordComponent component, Fact fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
