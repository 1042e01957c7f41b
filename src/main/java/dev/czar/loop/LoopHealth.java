package dev.czar.loop;

import dev.czar.rule.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a project's loop is doing. {@code trouble} names what keeps it from working as it should, "" when nothing does;
 * {@code configEdit} what was edited in czar.yaml since the start and is not applied, "" when nothing was;
 * {@code lanes} holds the keys of the actions that wait or run, by lane.
 */
public record LoopHealth(
        boolean alive,
        Instant lastTurn,
        Duration lastCycle,
        String revision,
        String ruleBookProblem,
        String configEdit,
        String trouble,
        List<Quarantine> quarantined,
        List<SensorState> sensors,
        Map<String, List<String>> lanes) {}
