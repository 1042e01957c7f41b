package dev.czar.sensor;

import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.WorkerState.WorkerProgress;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** States each worker's progress, output dated in steps of five seconds, any other change of a screen in steps of thirty. */
public final class ProgressSensor implements Sensor {
    private final Set<String> workers;
    private final ActivityTracker activity;
    private final Clock clock;

    public ProgressSensor(Set<String> workers, ActivityTracker activity, Clock clock) {
        this.workers = Set.copyOf(workers);
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "progress";
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.ACTIVITY);
    }

    /** Output counts from now on: what was written while Czar was away is not known. */
    @Override
    public void restore(Collection<Observation> last) {
        for (Observation observation : last) {
            if (observation.fact().orElse(null) instanceof WorkerProgress known) {
                activity.restore(
                        known.worker(),
                        new ActivityTracker.LastActivity(
                                activity.beginning(),
                                observation.at().minus(known.commitAge()),
                                observation.at().minus(known.reportAge()),
                                known.commits(),
                                activity.beginning()));
            }
        }
    }

    @Override
    public List<Observation> sense() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return workers.stream()
                .sorted()
                .map(worker -> Observation.of(progress(worker, now), name(), now))
                .toList();
    }

    private WorkerProgress progress(String worker, Instant now) {
        ActivityTracker.LastActivity signs = activity.of(worker).stepped();
        return new WorkerProgress(
                worker,
                signs.commits(),
                ElapsedTime.between(signs.output(), now),
                ElapsedTime.between(signs.commit(), now),
                ElapsedTime.between(signs.report(), now),
                ElapsedTime.between(signs.screen(), now));
    }
}
