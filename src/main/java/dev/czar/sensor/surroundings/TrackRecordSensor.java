package dev.czar.sensor.surroundings;

import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Task;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.WorkerState.TrackRecord;
import dev.czar.sensor.Sensor;
import dev.czar.sensor.SensorTrigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** States what became of each worker's tasks of each skill, from what is known of claims, returns and integrations. */
public final class TrackRecordSensor implements Sensor {

    private final Supplier<Snapshot> known;
    private final Clock clock;

    /** {@code known} is the board. */
    public TrackRecordSensor(Supplier<Snapshot> known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "track-record";
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.ACTION_ENDED);
    }

    @Override
    public List<Observation> sense() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return records(known.get())
                .map(fact -> Observation.of(fact, name(), now))
                .toList();
    }

    static Stream<TrackRecord> records(Snapshot snapshot) {
        Map<String, String> skills = snapshot.all(Task.class).collect(Collectors.toMap(Task::id, Task::skill));
        Set<String> returned =
                snapshot.all(ReturnedWork.class).map(ReturnedWork::task).collect(Collectors.toSet());
        Map<String, Integrated> integrated =
                snapshot.all(Integrated.class).collect(Collectors.toMap(Integrated::task, Function.identity()));
        Map<String, List<GivenTask>> given = snapshot.all(Claim.class)
                .map(claim -> new GivenTask(
                        claim,
                        skills.getOrDefault(claim.task(), ""),
                        Optional.ofNullable(integrated.get(claim.task()))
                                .map(end -> claim.age().minus(end.age()))
                                .filter(took -> !took.isNegative()),
                        returned.contains(claim.task())))
                .collect(Collectors.groupingBy(
                        task -> task.claim().worker() + "/" + task.skill(), TreeMap::new, Collectors.toList()));
        return given.values().stream().map(TrackRecordSensor::of);
    }

    private static TrackRecord of(List<GivenTask> tasks) {
        List<GivenTask> finished =
                tasks.stream().filter(task -> task.took().isPresent()).toList();
        List<Duration> times = finished.stream()
                .map(task -> task.took().orElseThrow().truncatedTo(ChronoUnit.MINUTES))
                .sorted()
                .toList();
        return new TrackRecord(
                tasks.get(0).claim().worker(),
                tasks.get(0).skill(),
                tasks.size(),
                finished.size(),
                (int) finished.stream().filter(task -> !task.returned()).count(),
                times.isEmpty() ? Duration.ZERO : times.get((times.size() - 1) / 2));
    }

    /** A task that a worker was given; {@code took} is the time to its integration. */
    private record GivenTask(Claim claim, String skill, Optional<Duration> took, boolean returned) {}
}
