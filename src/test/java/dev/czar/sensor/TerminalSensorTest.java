package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.TerminalServer;
import dev.czar.fact.Observation;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.io.ProcessTable;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TmuxTestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TerminalSensorTest {
    @TempDir
    private Path folder;

    private TmuxTestServer own;
    private TerminalSensor sensor;
    private ActivityTracker activity;

    @BeforeEach
    void start() throws Exception {
        own = new TmuxTestServer(folder);
        activity = new ActivityTracker(Clock.systemUTC(), () -> {});
        AgentProfile command = AgentCatalog.withOverrides(Map.of()).named("command");
        sensor = new TerminalSensor(own.tmux(), Map.of("w1", command, "w10", command), activity, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        own.close();
    }

    @Test
    void withoutAServerItIsGoneAndSoAreTheSessions() throws Exception {
        assertThat(sense(TerminalServer.class, "tmux").sign()).isEqualTo(Sign.GONE);
        assertThat(sense(WorkerProcess.class, "w1").pane()).isEqualTo(Sign.GONE);
        assertThat(sense(WorkerTurn.class, "w1").turn()).isEqualTo(Turn.UNKNOWN);
    }

    @Test
    void aTmuxThatDoesNotAnswerMakesNobodyDead() throws Exception {
        TerminalPane pane = own.tmux().start(own.script("w1", "printf '> '; sleep 100"));
        assertThat(sense(WorkerProcess.class, "w1").pane()).isEqualTo(Sign.PRESENT);
        String server =
                own.tell("display-message", "-p", "-t", pane.id(), "#{pid}").strip();
        new ProcessBuilder("kill", "-STOP", server).start().waitFor();
        try {
            var seen = sensor.sense();
            assertThat(find(seen, TerminalServer.class, "tmux").sign()).isEqualTo(Sign.UNKNOWN);
            assertThat(find(seen, WorkerProcess.class, "w1").pane()).isEqualTo(Sign.UNKNOWN);
            assertThat(find(seen, WorkerProcess.class, "w1").process()).isEqualTo(Sign.PRESENT);
        } finally {
            new ProcessBuilder("kill", "-CONT", server).start().waitFor();
        }
    }

    @Test
    void aProcessIsAsOldAsItsStartWhateverCzarSawOfIt() throws Exception {
        Instant began = Instant.now();
        own.tmux().start(own.script("w1", "printf '> '; sleep 100"));
        await().until(() -> Duration.between(began, Instant.now()).compareTo(Duration.ofSeconds(3)) > 0);
        Duration first = sense(WorkerProcess.class, "w1").age();
        assertThat(first).isGreaterThan(Duration.ofSeconds(1));
        String server = own.tell("display-message", "-p", "#{pid}").strip();
        new ProcessBuilder("kill", "-STOP", server).start().waitFor();
        try {
            assertThat(sense(WorkerProcess.class, "w1").pane()).isEqualTo(Sign.UNKNOWN);
        } finally {
            new ProcessBuilder("kill", "-CONT", server).start().waitFor();
        }
        await().until(() -> sense(WorkerProcess.class, "w1").pane() == Sign.PRESENT);
        assertThat(sense(WorkerProcess.class, "w1").age()).isGreaterThan(first);
    }

    @Test
    void anAgentThatASignalStoppedIsNeitherAtWorkNorGone() throws Exception {
        TerminalPane pane = own.tmux().start(own.script("w1", "printf '> '; sleep 100; exit"));
        await().until(() -> ProcessTable.hasChildren(pane.pid()));
        assertThat(sense(WorkerProcess.class, "w1").process()).isEqualTo(Sign.PRESENT);
        String agent = Long.toString(ProcessHandle.of(pane.pid())
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow()
                .pid());
        new ProcessBuilder("kill", "-STOP", agent).start().waitFor();
        await().until(() -> sense(WorkerProcess.class, "w1").process() == Sign.STOPPED);
        assertThat(sense(WorkerProcess.class, "w1").pane()).isEqualTo(Sign.PRESENT);
        new ProcessBuilder("kill", "-CONT", agent).start().waitFor();
        await().until(() -> sense(WorkerProcess.class, "w1").process() == Sign.PRESENT);
        assertThat(sense(WorkerProcess.class, "w1").age()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void deathIsSeenByBothSignsAndCountedUpToThree() throws Exception {
        own.tmux().start(own.script("w1", "read line; exit 1"));
        assertThat(sense(WorkerProcess.class, "w1").process()).isEqualTo(Sign.PRESENT);
        own.tmux().pressEnter(own.tmux().panes().ofSession("w1").orElseThrow());
        await().until(() -> sense(WorkerProcess.class, "w1").pane() == Sign.GONE);
        await().until(() -> sense(WorkerProcess.class, "w1").process() == Sign.GONE);
        assertThat(sense(WorkerProcess.class, "w1").readings()).isGreaterThan(1);
        sensor.sense();
        assertThat(sense(WorkerProcess.class, "w1").readings()).isEqualTo(3);
        assertThat(sense(WorkerProcess.class, "w1").readings()).isEqualTo(3);
    }

    @Test
    void aKilledSessionIsGoneWhileTheServerIsThere() throws Exception {
        own.tmux().start(own.script("w1", "sleep 100"));
        own.tmux().start(own.script("w10", "sleep 100"));
        sensor.sense();
        own.tmux().stop("w1");
        var seen = sensor.sense();
        assertThat(find(seen, TerminalServer.class, "tmux").sign()).isEqualTo(Sign.PRESENT);
        assertThat(find(seen, WorkerProcess.class, "w1").pane()).isEqualTo(Sign.GONE);
        assertThat(find(seen, WorkerProcess.class, "w1").process()).isEqualTo(Sign.GONE);
        assertThat(find(seen, WorkerProcess.class, "w10").pane()).isEqualTo(Sign.PRESENT);
    }

    @Test
    void idleIsBelievedWhenItWasReadTwice() throws Exception {
        TerminalPane pane = own.tmux().start(own.script("w1", "printf '> '; sleep 100"));
        await().until(() -> own.tmux().screen(pane).contains(">"));
        assertThat(sense(WorkerTurn.class, "w1").turn()).isEqualTo(Turn.UNKNOWN);
        assertThat(sense(WorkerTurn.class, "w1").turn()).isEqualTo(Turn.IDLE);
        assertThat(sense(WorkerTurn.class, "w1").sign()).isEqualTo("prompt");
    }

    @Test
    void workAndDialogsAreBelievedAtOnce() throws Exception {
        TerminalPane pane =
                own.tmux().start(own.script("w1", "echo '* working'; read line; echo '? May I'; sleep 100"));
        await().until(() -> own.tmux().screen(pane).contains("working"));
        assertThat(sense(WorkerTurn.class, "w1").turn()).isEqualTo(Turn.ACTIVE);
        own.tmux().pressEnter(pane);
        await().until(() -> own.tmux().screen(pane).contains("May I"));
        assertThat(sense(WorkerTurn.class, "w1").turn()).isEqualTo(Turn.AWAITING_INPUT);
    }

    @Test
    void aLimitIsAResourceWithTheTimeThatIsLeft() throws Exception {
        TerminalPane pane = own.tmux().start(own.script("w1", "echo '! limit, resets in 20m'; printf '> '; sleep 100"));
        await().until(() -> own.tmux().screen(pane).contains(">"));
        WorkerResource resource = sense(WorkerResource.class, "w1");
        assertThat(resource.resource()).isEqualTo(Resource.RATE_LIMITED);
        assertThat(resource.remaining()).isEqualTo(Duration.ofMinutes(20));
        assertThat(sense(WorkerResource.class, "w1").remaining()).isLessThanOrEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void aWorkerAtItsPromptIsSettledUntilItWritesAgain() throws Exception {
        TerminalPane pane = own.tmux().start(own.script("w1", "while true; do printf '> '; read line; done"));
        await().until(() -> own.tmux().screen(pane).contains(">"));
        AtomicInteger told = new AtomicInteger();
        try (AutoCloseable listening = own.tmux().onChange(told::incrementAndGet)) {
            assertThat(listening).isNotNull();
            sensor.sense();
            assertThat(sensor.isUnsettled()).isTrue();
            await().atMost(Duration.ofSeconds(15)).until(() -> !sensor.sense().isEmpty() && !sensor.isUnsettled());
            assertThat(sense(WorkerTurn.class, "w1").turn()).isEqualTo(Turn.IDLE);
            int before = told.get();
            await().during(Duration.ofSeconds(2)).until(() -> told.get() == before);
            own.tell("send-keys", "-t", pane.id(), "Enter");
            await().until(() -> told.get() > before);
            await().until(() -> !sensor.sense().isEmpty() && sensor.isUnsettled());
        }
    }

    @Test
    void newOutputIsASignOfLife() throws Exception {
        TerminalPane pane = own.tmux().start(own.script("w1", "printf '> '; read line; echo more; sleep 100"));
        await().until(() -> own.tmux().screen(pane).contains(">"));
        sensor.sense();
        own.tmux().pressEnter(pane);
        await().until(() -> own.tmux().screen(pane).contains("more"));
        Instant before = Instant.now().minusMillis(1);
        sensor.sense();
        assertThat(activity.of("w1").output()).isAfterOrEqualTo(before);
    }

    @Test
    void aSilentAgentThatCannotBeReadIsIdle() throws Exception {
        AgentProfile quiet = AgentCatalog.withOverrides(Map.of("other", Map.of("composer", "", "quiet", "PT0.2S")))
                .named("other");
        TerminalSensor silent = new TerminalSensor(own.tmux(), Map.of("w1", quiet), activity, Clock.systemUTC());
        own.tmux().start(own.script("w1", "echo ready; sleep 100"));
        await().until(() -> find(silent.sense(), WorkerTurn.class, "w1").turn() == Turn.IDLE);
    }

    @Test
    void progressCountsOutputInStepsOfFiveSeconds() {
        Instant noon = Instant.parse("2025-11-27T12:00:00Z");
        AtomicInteger changes = new AtomicInteger();
        ActivityTracker known = new ActivityTracker(Clock.fixed(noon, ZoneOffset.UTC), changes::incrementAndGet);
        ProgressSensor progress =
                new ProgressSensor(Set.of("w1"), known, Clock.fixed(noon.plusSeconds(30), ZoneOffset.UTC));
        known.output("w1", noon.plusSeconds(11));
        known.commits("w1", 2, noon.plusSeconds(20));
        Fact first = progress.sense().get(0).fact().orElseThrow();
        assertThat(first)
                .isEqualTo(new WorkerProgress(
                        "w1",
                        2,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30)));
        assertThat(changes).hasValue(2);
        known.output("w1", noon.plusSeconds(14));
        assertThat(progress.sense().get(0).fact().orElseThrow()).isEqualTo(first);
        assertThat(changes).as("of the same step").hasValue(2);
        known.output("w1", noon.plusSeconds(15));
        assertThat(changes).hasValue(3);
        assertThat(progress.sense().get(0).fact().orElseThrow()).isNotEqualTo(first);
    }

    private <F extends Fact> F sense(Class<F> type, String subject) throws InterruptedException {
        return find(sensor.sense(), type, subject);
    }

    private static <F extends Fact> F find(List<Observation> seen, Class<F> type, String subject) {
        return seen.stream()
                .filter(observation -> observation.key().equals(Fact.key(type, subject)))
                .map(observation -> type.cast(observation.fact().orElseThrow()))
                .findFirst()
                .orElseThrow();
    }
}
