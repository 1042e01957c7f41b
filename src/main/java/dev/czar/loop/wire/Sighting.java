package dev.czar.loop.wire;

import dev.czar.fact.Observation;
import java.util.List;

/** Observations one sensor made in one look; {@code batch} counts the looks of that sensor. */
public record Sighting(String project, String sensor, long batch, List<Observation> observations) {}
