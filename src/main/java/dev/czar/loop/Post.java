package dev.czar.loop;

import dev.czar.sensor.Sensor;
import java.time.Duration;

/** A sensor and how often it looks without being woken. */
record Post(Sensor sensor, Duration period) {}
