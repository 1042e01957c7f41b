package dev.czar.loop;

import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.sensor.ConflictSensor;
import dev.czar.world.QuotaUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        List<QuarantinedRule> quarantined,
        List<SensorStatus> sensors,
        Map<String, List<String>> lanes) {

    /** When the branches were last tried against each other; empty when they never are. */
    public Optional<Instant> lastConflictCheck() {
        return sensors.stream()
                .filter(sensor -> sensor.name().equals(ConflictSensor.NAME))
                .map(SensorStatus::lastSuccess)
                .findFirst();
    }

    /** Something of which there is only so much, and how much is used in the last {@code window} (absent: ever). */
    public record QuotaStatus(String of, long used, long most, Optional<Duration> window) {

        static QuotaStatus of(QuotaUsage spending) {
            return new QuotaStatus(
                    spending.resource(), spending.used(), spending.limit(), Optional.of(spending.window()));
        }
    }

    /** How a sensor is doing: when it last could look, and why it cannot now ("" when it can). */
    public record SensorStatus(String name, Instant lastSuccess, String failure) {}
}
