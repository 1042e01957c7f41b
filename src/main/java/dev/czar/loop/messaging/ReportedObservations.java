package dev.czar.loop.messaging;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a sensor has told so far, so that only what is new since its last look is passed on. */
public final class ReportedObservations {

    private final String sensor;
    private final Map<String, Observation> last = new HashMap<>();

    public ReportedObservations(String sensor) {
        this.sensor = sensor;
    }

    /** Takes what the board still holds from this sensor, and returns it. */
    public List<Observation> restore(Collection<Observation> board) {
        board.stream()
                .filter(observation -> observation.source().equals(sensor))
                .forEach(observation -> last.put(observation.key(), observation));
        return List.copyOf(last.values());
    }

    public void forget(String key) {
        last.remove(key);
    }

    /** What is new in a look, and what is not seen any more. */
    public List<Observation> changes(Collection<Observation> seen, Instant at) {
        Map<String, Observation> now = new HashMap<>();
        List<Observation> fresh = new ArrayList<>();
        for (Observation observation : seen) {
            Observation before = last.get(observation.key());
            boolean same = before != null && ObservationDiff.sameExceptAge(before, observation);
            now.put(observation.key(), same ? before : observation);
            if (!same) {
                fresh.add(observation);
            }
        }
        last.keySet().stream()
                .filter(key -> !now.containsKey(key))
                .sorted()
                .forEach(key -> fresh.add(Observation.gone(key, sensor, at)));
        last.clear();
        last.putAll(now);
        return fresh;
    }

    /** Whether a new look says anything new: equal but for ages that differ by no more than the tolerance. */
    static final class ObservationDiff {

        private static final Duration TOLERANCE = Duration.ofSeconds(2);

        private ObservationDiff() {}

        static boolean sameExceptAge(Observation before, Observation now) {
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
}
