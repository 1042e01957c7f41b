package dev.czar.sensor.surroundings;

import dev.czar.fact.Observation;
import dev.czar.fact.Task.OpenIssue;
import dev.czar.sensor.Sensor;
import dev.czar.sensor.SensorTrigger;
import dev.czar.world.forge.IssueTracker;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** States the open issues of the forge that have the label of czar.yaml. */
public final class IssueSensor implements Sensor {
    private final IssueTracker issues;
    private final Clock clock;

    public IssueSensor(IssueTracker issues, Clock clock) {
        this.issues = issues;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "issues";
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.FORGE);
    }

    @Override
    public List<Observation> sense() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return issues.labelled().stream()
                .map(issue -> new OpenIssue(issue.number(), issue.task(), issue.heading()))
                .map(fact -> Observation.of(fact, name(), now))
                .toList();
    }
}
