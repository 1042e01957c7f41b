package dev.czar.sensor.surroundings;

import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Task;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.AgentRecord;
import dev.czar.fact.WorkerState.TrackRecord;
import dev.czar.project.files.AgentRecordFolder;
import dev.czar.sensor.Sensor;
import dev.czar.sensor.SensorTrigger;
import java.io.IOException;
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

/**
 * States what became of each worker's and each agent's tasks of each skill, from what is known of claims, returns and integrations, and what became of
 * those of earlier projects, from what was kept.
 */
public final class TrackRecordSensor implements Sensor {

    /** Other projects end now and then. */
    private static final Duration READ_EVERY = Duration.ofHours(1);

    private final Supplier<Snapshot> known;
    private final AgentRecordFolder kept;
    private final Clock clock;
    private List<AgentRecord> others = List.of();
    private Instant readAt = Instant.EPOCH;

    /** {@code known} is the board. */
    public TrackRecordSensor(Supplier<Snapshot> known, AgentRecordFolder kept, Clock clock) {
        this.known = known;
        this.kept = kept;
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
    public synchronized List<Observation> sense() throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Snapshot snapshot = known.get();
        return Stream.of(records(snapshot), agentRecords(snapshot), ofOthers(now))
                .flatMap(facts -> facts)
                .map(fact -> Observation.of(fact, name(), now))
                .toList();
    }

    private Stream<AgentRecord> ofOthers(Instant now) throws IOException {
        if (!now.isBefore(readAt.plus(READ_EVERY))) {
            others = kept.ofOthers(now);
            readAt = now;
        }
        return others.stream().map(other -> other.aged(Duration.between(readAt, now)));
    }

    static Stream<TrackRecord> records(Snapshot snapshot) {
        return given(snapshot)
                .collect(Collectors.groupingBy(
                        task -> task.claim().worker() + "/" + task.skill(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(TrackRecordSensor::of);
    }

    /** Of this project, by agents: what they finished counts for those who come after a worker. */
    static Stream<AgentRecord> agentRecords(Snapshot snapshot) {
        Map<String, String> agents = snapshot.all(Worker.class).collect(Collectors.toMap(Worker::id, Worker::agent));
        return given(snapshot)
                .filter(task -> task.took().isPresent()
                        && agents.containsKey(task.claim().worker()))
                .collect(Collectors.groupingBy(
                        task -> agents.get(task.claim().worker()) + "/" + task.skill(),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(tasks -> agentRecord(agents.get(tasks.get(0).claim().worker()), tasks));
    }

    private static AgentRecord agentRecord(String agent, List<GivenTask> finished) {
        return new AgentRecord(
                "",
                agent,
                finished.get(0).skill(),
                finished.size(),
                (int) finished.stream().filter(task -> !task.returned()).count(),
                finished.stream().map(GivenTask::ended).min(Duration::compareTo).orElseThrow());
    }

    private static Stream<GivenTask> given(Snapshot snapshot) {
        Map<String, String> skills = snapshot.all(Task.class).collect(Collectors.toMap(Task::id, Task::skill));
        Set<String> returned = snapshot.all(ReturnedWork.class)
                .filter(work -> !work.unmergeable())
                .map(ReturnedWork::task)
                .collect(Collectors.toSet());
        Map<String, Integrated> integrated =
                snapshot.all(Integrated.class).collect(Collectors.toMap(Integrated::task, Function.identity()));
        return snapshot.all(Claim.class)
                .map(claim -> new GivenTask(
                        claim,
                        skills.getOrDefault(claim.task(), ""),
                        Optional.ofNullable(integrated.get(claim.task()))
                                .map(end -> claim.age().minus(end.age()))
                                .filter(took -> !took.isNegative()),
                        returned.contains(claim.task())));
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
    private record GivenTask(Claim claim, String skill, Optional<Duration> took, boolean returned) {
        /** How long ago it was integrated, of one that was. */
        Duration ended() {
            return claim.age().minus(took.orElseThrow());
        }
    }
}
