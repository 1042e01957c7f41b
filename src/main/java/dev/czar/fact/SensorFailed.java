package dev.czar.fact;

import java.time.Duration;

/** A sensor that could not look; what it would have seen is unknown. */
public record SensorFailed(String sensor, String reason, Duration age) implements Sensed {
    @Override
    public String subject() {
        return sensor;
    }

    @Override
    public SensorFailed aged(Duration elapsed) {
        return new SensorFailed(sensor, reason, age.plus(elapsed));
    }
}
