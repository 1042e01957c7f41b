package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.RepositoryFault;
import dev.czar.fact.InfrastructureState.RepositoryFaultKind;
import dev.czar.fact.Observation;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.io.TaskBranchNames;
import dev.czar.project.report.MessageAcknowledgements.AcknowledgementFolder;
import dev.czar.project.report.ReportProofs;
import dev.czar.project.report.ReportSpool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSensorTest {

    private static final Instant NOW = Instant.parse("2025-11-27T12:00:00Z");
    private static final String COMMIT = "a".repeat(40);

    @TempDir
    Path spool;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final AtomicInteger wakes = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final SensorTriggers triggers = new SensorTriggers();
    private final ActivityTracker activity = new ActivityTracker(clock, () -> {});
    private AcknowledgementFolder acknowledgements;
    private ReportSensor sensor;

    @BeforeEach
    void open() throws IOException {
        triggers.onFire(SensorTrigger.SPOOL, wakes::incrementAndGet);
        triggers.onFire(SensorTrigger.REFS, commits::incrementAndGet);
        triggers.onFire(SensorTrigger.ACKNOWLEDGEMENT, acknowledged::incrementAndGet);
        acknowledgements = new AcknowledgementFolder(spool, clock);
        sensor = new ReportSensor(
                new ReportSpool(spool, clock),
                new ReportReader(
                        new ReportProofs(Map.of("engineer1", "proof-engineer1", "qa", "proof-qa")),
                        TaskBranchNames.STANDARD),
                acknowledgements,
                activity,
                triggers,
                clock);
    }

    @AfterEach
    void close() throws IOException {
        sensor.close();
    }

    @Test
    void aReportBecomesTheWorkersLastWord() throws Exception {
        drop("1", 60, "worker: engineer1", "kind: report", "task: T1", "progress: 40", "eta: 10m", "blocked-on: T2");

        assertThat(facts())
                .containsExactly(new WorkerReport("engineer1", "T1", 40, "10m", "T2", "", Duration.ofSeconds(60)));
    }

    @Test
    void aReportInTheNameOfAnotherIsRefusedAndToldWithWhoWroteIt() throws Exception {
        String done = "branch: czar/engineer1/T1\ncommit: " + COMMIT;
        drop("forged", 5, "worker: engineer1", "proof: proof-qa", "kind: report", "task: T1", "done: true", done);
        drop("bare", 4, "worker: qa", "proof: none", "kind: ack", "message: 0123abcd");
        assertThat(facts())
                .extracting(Fact::key, fact -> ((RepositoryFault) fact).cause())
                .containsExactlyInAnyOrder(
                        tuple(
                                "RepositoryFault/REPORT_UNPROVEN/engineer1",
                                "a report in the name of engineer1 shows the proof of qa and was refused"),
                        tuple(
                                "RepositoryFault/REPORT_UNPROVEN/qa",
                                "a report in the name of qa shows no worker's proof and was refused"));
        assertThat(acknowledgements.acknowledged("0123abcd")).isFalse();
        assertThat(waiting()).isZero();
        assertThat(reason("forged")).contains("proof of qa");
    }

    @Test
    void aRefusedReportIsForgottenAfterAnHourAlsoAcrossARestart() throws Exception {
        RepositoryFault fault = new RepositoryFault(RepositoryFaultKind.REPORT_UNPROVEN, "qa", "", "");
        sensor.restore(List.of(Observation.of(fault, "report", NOW.minus(Duration.ofMinutes(59)))));
        assertThat(sensor.sense()).isEmpty();
        sensor.restore(List.of(Observation.of(fault, "report", NOW.minus(Duration.ofMinutes(61)))));
        assertThat(sensor.sense()).containsExactly(Observation.gone(fault.key(), "report", NOW));
        assertThat(sensor.sense()).isEmpty();
    }

    @Test
    void onAFullDiskNoAcknowledgementIsLostAndOtherReportsAreTaken() throws Exception {
        Path folder = spool.resolve("acknowledged");
        Files.delete(folder);
        Files.writeString(folder, "no space left: a file is where the folder was");
        Files.writeString(spool.resolve("rejected"), "nor can anything be put aside");
        drop("1", 9, "worker: engineer1", "kind: ack", "message: 0123abcd");
        drop("2", 8, "no report at all");
        drop("3", 7, "worker: qa", "kind: unheard-of");
        drop("4", 6, "worker: engineer1", "kind: report", "task: T1", "progress: 40");
        assertThat(facts()).hasSize(2).anySatisfy(fact -> assertThat(fact).isInstanceOf(WorkerReport.class));
        sensor.onStored();
        assertThat(waiting()).isEqualTo(3);
        assertThat(acknowledgements.await("0123abcd", Duration.ofSeconds(1))).isTrue();
        assertThat(facts()).singleElement().satisfies(fact -> {
            assertThat(((RepositoryFault) fact).kind()).isEqualTo(RepositoryFaultKind.REPORT_WAITING);
            assertThat(((RepositoryFault) fact).cause()).contains("cannot be taken in", "acknowledged");
        });
        Files.delete(folder);
        Files.delete(spool.resolve("rejected"));
        Files.createDirectory(folder);
        assertThat(sensor.sense()).singleElement().satisfies(over -> assertThat(over.fact())
                .isEmpty());
        sensor.onStored();
        assertThat(waiting()).isZero();
        assertThat(new AcknowledgementFolder(spool, clock).acknowledged("0123abcd"))
                .isTrue();
        assertThat(sensor.sense()).isEmpty();
    }

    @Test
    void aSecretInAReportIsTakenOutAtItsEntry() throws Exception {
        drop("1", 60, "worker: engineer1", "kind: report", "task: T1", "question: is DB_PASSWORD=canary-canary right?");
        assertThat(facts().toString()).contains("DB_PASSWORD=[redacted] right?").doesNotContain("canary");
    }

    @Test
    void ofSeveralReportsTheLatestOfEachWorkerCounts() throws Exception {
        drop("b", 30, "worker: engineer1", "kind: report", "task: T1", "progress: 10");
        drop("a", 10, "worker: engineer1", "kind: report", "task: T1", "progress: 90");
        drop("c", 20, "worker: qa", "kind: report", "task: T5");

        assertThat(facts())
                .extracting(fact -> ((WorkerReport) fact).worker() + ((WorkerReport) fact).percent())
                .containsExactlyInAnyOrder("engineer190", "qa-1");
    }

    @Test
    void doneIsACompletionClaimForTheReportedCommit() throws Exception {
        drop(
                "1",
                5,
                "worker: engineer1",
                "kind: report",
                "task: T1",
                "done: true",
                "branch: czar/engineer1/T1",
                "commit: " + COMMIT);

        assertThat(facts())
                .contains(new CompletionReport("T1", "engineer1", "czar/engineer1/T1", COMMIT, Duration.ofSeconds(5)));
    }

    @Test
    void aReportIsRemovedOnlyWhenItIsRemembered() throws Exception {
        drop("1", 0, "worker: engineer1", "kind: report", "task: T1");

        assertThat(facts()).hasSize(1);
        assertThat(facts()).as("not yet durable, so seen again").hasSize(1);
        sensor.onStored();
        assertThat(facts()).isEmpty();
        assertThat(sensor.observesEvents()).isTrue();
    }

    @Test
    void aReportThatArrivedAfterTheLookIsNotRemoved() throws Exception {
        sensor.sense();
        drop("1", 0, "worker: engineer1", "kind: report", "task: T1");
        sensor.onStored();

        assertThat(facts()).hasSize(1);
    }

    @Test
    void anAcknowledgementOutlivesTheProcess() throws Exception {
        drop("1", 0, "worker: engineer1", "kind: ack", "message: 0123abcd");
        sensor.sense();
        sensor.onStored();

        assertThat(acknowledged).hasValue(1);
        assertThat(acknowledgements.await("0123abcd", Duration.ZERO)).isTrue();
        assertThat(new AcknowledgementFolder(spool, clock).acknowledged("0123abcd"))
                .isTrue();
        assertThat(acknowledgements.acknowledged("89abcdef")).isFalse();
        assertThat(acknowledgements.await("89abcdef", Duration.ofMillis(5))).isFalse();
    }

    @Test
    void aTurnAndACommitAreHeard() throws Exception {
        drop("1", 0, "worker: engineer1", "kind: turn", "state: idle", "prompt-id: p7");
        drop("2", 0, "kind: hook", "branch: main", "commit: " + COMMIT);

        assertThat(facts()).isEmpty();
        assertThat(activity.turn("engineer1").orElseThrow().turn()).isEqualTo(Turn.IDLE);
        assertThat(commits).hasValue(1);
    }

    @Test
    void aReportFromTheFutureHasNoNegativeAge() throws Exception {
        drop("1", -3600, "worker: engineer1", "kind: report", "task: T1");

        assertThat(((WorkerReport) facts().get(0)).age()).isZero();
    }

    @Test
    void aNewReportWakes() throws Exception {
        drop("1", 0, "worker: engineer1", "kind: report", "task: T1");

        await().until(() -> wakes.get() > 0);
    }

    @Test
    void whatIsNoReportIsPutAsideWithTheReason() throws Exception {
        drop("stranger", 0, "worker: nobody", "kind: report");
        drop("kind", 0, "worker: qa", "kind: shout");
        drop("percent", 0, "worker: qa", "kind: report", "progress: 4000");
        drop("path", 0, "worker: qa", "kind: ack", "message: ../../etc");
        drop(
                "elsewhere",
                0,
                "worker: qa",
                "kind: report",
                "task: T1",
                "done: true",
                "branch: main",
                "commit: " + COMMIT);
        Files.writeString(spool.resolve("cut.report"), "worker: qa\nkind: rep");
        Files.write(spool.resolve("huge.report"), new byte[1 << 20]);
        Files.createSymbolicLink(spool.resolve("link.report"), Path.of("/dev/zero"));
        Files.createDirectory(spool.resolve("folder.report"));

        assertThat(facts()).isEmpty();

        assertThat(reason("stranger")).contains("no worker of this project");
        assertThat(reason("kind")).contains("'kind'");
        assertThat(reason("percent")).contains("'progress'");
        assertThat(reason("path")).contains("'message'");
        assertThat(reason("elsewhere")).contains("not the task's");
        assertThat(reason("cut")).contains("cut short");
        assertThat(reason("huge")).contains("larger than");
        assertThat(reason("link")).contains("not a plain file");
        assertThat(reason("folder")).contains("not a plain file");
        assertThat(waiting()).isZero();
    }

    @Test
    void noJunkEverStopsTheSensor() throws Exception {
        Random random = new Random(7);
        byte[] good =
                "worker: engineer1\nproof: proof-engineer1\nkind: report\ntask: T1\nprogress: 40\nquestion: a\\nb\n"
                        .getBytes(StandardCharsets.UTF_8);
        for (int file = 0; file < 600; file++) {
            byte[] junk = file % 2 == 0 ? new byte[random.nextInt(300)] : good.clone();
            if (file % 2 == 0) {
                random.nextBytes(junk);
            } else {
                junk[random.nextInt(junk.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(spool.resolve(file + ".report"), junk);
        }
        drop("good", 0, "worker: qa", "kind: report", "task: T9");

        assertThat(facts()).anyMatch(fact -> fact.subject().equals("qa"));
        sensor.onStored();

        assertThat(waiting()).isZero();
        try (Stream<Path> rejected = Files.list(spool.resolve("rejected"))) {
            assertThat(rejected.count()).isBetween(200L, 402L);
        }
    }

    private List<Fact> facts() throws IOException {
        return sensor.sense().stream()
                .map(observation -> observation.fact().orElseThrow())
                .toList();
    }

    private void drop(String name, long secondsAgo, String... lines) throws IOException {
        List<String> content = new ArrayList<>(List.of(lines));
        if (content.stream().noneMatch(line -> line.startsWith("proof:"))) {
            content.stream()
                    .filter(line -> line.startsWith("worker: "))
                    .findFirst()
                    .ifPresent(line -> content.add("proof: proof-" + line.substring("worker: ".length())));
        }
        Path hidden = Files.write(spool.resolve("." + name), content);
        Files.setLastModifiedTime(hidden, FileTime.from(NOW.minusSeconds(secondsAgo)));
        Files.move(hidden, spool.resolve(name + ".report"), StandardCopyOption.ATOMIC_MOVE);
    }

    private String reason(String name) throws IOException {
        return Files.readString(spool.resolve("rejected").resolve(name + ".report.reason"));
    }

    private long waiting() throws IOException {
        try (Stream<Path> entries = Files.list(spool)) {
            return entries.filter(entry -> entry.toString().endsWith(".report")).count();
        }
    }
}
