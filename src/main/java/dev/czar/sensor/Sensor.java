package dev.czar.sensor;

import dev.czar.fact.Observation;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Looks at one part of the world and states all it sees there; it never acts. A throw means: could not look. */
public interface Sensor {

    String name();

    /** Everything seen now; what was seen before under this sensor's name and is not listed is gone. */
    List<Observation> sense() throws Exception;

    /** Whether the observations are events: nothing is gone because a later look does not list it. */
    default boolean observesEvents() {
        return false;
    }

    /** What makes it read at once, besides its period. */
    default Set<SensorTrigger> triggers() {
        return Set.of();
    }

    /** Whether what the last look saw is still changing or waits to be confirmed, so that the next one comes in half a second. */
    default boolean isUnsettled() {
        return false;
    }

    /** Called once, before the first look, with what this sensor reported last before Czar was stopped. */
    default void restore(Collection<Observation> last) {}

    /** Called once the observations of the last look are durable; the next look comes after that. */
    default void onStored() {}
}
