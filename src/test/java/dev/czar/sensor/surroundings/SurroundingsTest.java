package dev.czar.sensor.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.HostLoad;
import dev.czar.fact.InfrastructureState.Weekday;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Project.Note;
import dev.czar.fact.Project.NoteSource;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.AgentRecord;
import dev.czar.fact.WorkerState.TrackRecord;
import dev.czar.project.files.AgentRecordFolder;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.world.HostMeter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {

    private static final Instant NOW = Instant.parse("2026-12-24T22:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path root;

    private ProjectLayout layout;

    @BeforeEach
    void project() throws Exception {
        layout = new ProjectLayout(root, root.resolve(".git"));
        Files.createDirectories(layout.czarDirectory());
    }

    @Test
    void theClockIsOfTheZoneAndKnowsTheDaysOffToCome() throws Exception {
        Files.writeString(
                layout.holidaysFile(), "# days off\n\n2026-12-25 Christmas\n2027-01-01 New Year\n2026-12-24\n");

        assertThat(fact(new ClockSensor(layout, ZoneId.of("Europe/Berlin"), CLOCK).sense()))
                .isEqualTo(new dev.czar.fact.InfrastructureState.Clock(
                        "2026-12-24",
                        Weekday.THURSDAY,
                        Duration.ofMinutes(23 * 60 + 30),
                        "Europe/Berlin",
                        List.of("2026-12-24", "2026-12-25")));
    }

    @Test
    void aLaterLookSaysWhatTheClockHasGoneOnTo() throws Exception {
        Fact first = fact(new ClockSensor(layout, ZoneOffset.UTC, CLOCK).sense());
        Duration later = Duration.ofHours(30);

        assertThat(fact(new ClockSensor(layout, ZoneOffset.UTC, Clock.offset(CLOCK, later)).sense()))
                .isEqualTo(first.aged(later));
    }

    @Test
    void aDayOffThatIsNoDateIsNamedWithItsLine() throws Exception {
        Files.writeString(layout.holidaysFile(), "2026-12-25\nEaster\n");

        assertThatThrownBy(new ClockSensor(layout, ZoneOffset.UTC, CLOCK)::sense)
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(".czar/holidays.txt:2: 'Easter' is no date");
    }

    @Test
    void notesOfAFileEndWhenTheySay() throws Exception {
        Files.writeString(
                layout.notesFile(),
                "{\"notes\": [{\"name\": \"freeze\", \"until\": \"2026-12-24T23:30:00Z\"},"
                        + "{\"name\": \"owner\", \"subject\": \"src/db\", \"value\": \"ada\"},"
                        + "{\"name\": \"old\", \"until\": \"2026-12-24T22:00:00Z\"}]}");

        assertThat(new NoteSensor(layout, CLOCK)
                        .sense().stream().map(seen -> seen.fact().orElseThrow()))
                .containsExactly(
                        new Note("", "freeze", "true", NoteSource.FILE, Duration.ZERO, Duration.ofHours(1)),
                        new Note("src/db", "owner", "ada", NoteSource.FILE, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void aNoteThatIsLookedAtLaterIsTheSameNoteGrownOlder() throws Exception {
        Files.writeString(
                layout.notesFile(), "{\"notes\": [{\"name\": \"freeze\", \"until\": \"2026-12-24T23:30:00Z\"}]}");
        List<Observation> first = new NoteSensor(layout, CLOCK).sense();
        NoteSensor restarted = new NoteSensor(layout, Clock.offset(CLOCK, Duration.ofMinutes(20)));
        restarted.restore(first);

        assertThat(fact(restarted.sense())).isEqualTo(fact(first).aged(Duration.ofMinutes(20)));
    }

    @Test
    void aWrongNoteIsNamedWithItsPlace() throws Exception {
        Files.writeString(layout.notesFile(), "{\"notes\": [{\"nam\": \"freeze\"}]}");

        assertThatThrownBy(new NoteSensor(layout, CLOCK)::sense)
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(".czar/notes.json:1:");
    }

    @Test
    void theLoadIsStatedInStepsThatDoNotFlicker() throws Exception {
        assertThat(List.of(
                        HostSensor.settled(0, 9),
                        HostSensor.settled(0, 16),
                        HostSensor.settled(10, 6),
                        HostSensor.settled(10, 4),
                        HostSensor.settled(50, 100)))
                .containsExactly(0, 10, 10, 0, 100);
        assertThat(fact(new HostSensor(new HostMeter(root), CLOCK).sense()))
                .isInstanceOfSatisfying(HostLoad.class, load -> {
                    assertThat(load.cores()).isPositive();
                    assertThat(load.memoryPercent()).isBetween(0, 100);
                    assertThat(load.diskPercent()).isBetween(0, 100);
                });
    }

    @Test
    void aTrackRecordCountsTasksOfOneSkill() {
        assertThat(TrackRecordSensor.records(snapshot(
                        task("a", "sql"),
                        task("b", "sql"),
                        task("c", ""),
                        claim("a", 10),
                        integrated("a", 4),
                        claim("b", 3),
                        claim("c", 9),
                        integrated("c", 8),
                        new ReturnedWork("ada", "c", "h", "checks/x", 1, Duration.ofHours(8)))))
                .containsExactly(
                        new TrackRecord("ada", "", 1, 1, 0, Duration.ofHours(1)),
                        new TrackRecord("ada", "sql", 2, 1, 1, Duration.ofHours(6)));
    }

    @Test
    void anAgentsRecordCountsWhatAllItsWorkersFinishedAndWhatIsKeptOfOtherProjects() throws Exception {
        AgentRecord earlier = new AgentRecord("shop", "codex", "sql", 7, 3, Duration.ofDays(4));
        new AgentRecordFolder(root, "shop").write(List.of(earlier), NOW);
        Snapshot known = snapshot(
                new Worker("ada", "codex", List.of()),
                task("a", "sql"),
                task("b", "sql"),
                task("c", "sql"),
                claim("a", 10),
                integrated("a", 4),
                claim("b", 3),
                claim("c", 9),
                integrated("c", 8),
                new ReturnedWork("ada", "c", "h", "checks/x", 1, Duration.ofHours(8)));
        AgentRecordFolder kept = new AgentRecordFolder(root, "own");
        TrackRecordSensor sensor = new TrackRecordSensor(() -> known, kept, CLOCK);

        assertThat(sensor.sense())
                .extracting(seen -> seen.fact().orElseThrow())
                .filteredOn(AgentRecord.class::isInstance)
                .containsExactly(new AgentRecord("", "codex", "sql", 2, 1, Duration.ofHours(4)), earlier);
    }

    private static Fact task(String id, String skill) {
        return new Task(id, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", skill, true);
    }

    private static Fact claim(String task, int hours) {
        return new Claim(task, "ada", Duration.ofHours(hours));
    }

    private static Fact integrated(String task, int hours) {
        return new Integrated(task, "b", "h", "c", Duration.ofHours(hours));
    }

    private static Snapshot snapshot(Fact... facts) {
        return new Snapshot(
                NOW,
                Stream.of(facts)
                        .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                        .toList());
    }

    private static Fact fact(List<Observation> seen) {
        return seen.get(0).fact().orElseThrow();
    }
}
