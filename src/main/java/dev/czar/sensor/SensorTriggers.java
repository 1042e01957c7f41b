package dev.czar.sensor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Joins what notices a change with the sensors that read it, by type. Made before either; thread-safe. */
public final class SensorTriggers {

    private final Map<SensorTrigger, List<Runnable>> listeners = new EnumMap<>(SensorTrigger.class);

    public SensorTriggers() {
        for (SensorTrigger trigger : SensorTrigger.values()) {
            listeners.put(trigger, new CopyOnWriteArrayList<>());
        }
    }

    /** Runs {@code listener}, which returns at once, whenever the trigger fires. */
    public void onFire(SensorTrigger trigger, Runnable listener) {
        listeners.get(trigger).add(listener);
    }

    public void fire(SensorTrigger trigger) {
        listeners.get(trigger).forEach(Runnable::run);
    }
}
