package dev.czar.loop;

import java.time.Instant;

/** How a sensor is doing: when it last could look, and why it cannot now ("" when it can). */
public record SensorState(String name, Instant lastSuccess, String failure) {}
