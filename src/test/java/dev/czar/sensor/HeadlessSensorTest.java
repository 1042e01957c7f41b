package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Fact;
import dev.czar.fact.Worker.ProtocolTurn;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.world.terminal.HeadlessTestHost;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlessSensorTest {
    @TempDir
    private Path folder;

    private HeadlessTestHost own;
    private TerminalPane pane;
    private TerminalSensor sensor;

    @BeforeEach
    void start() throws Exception {
        own = new HeadlessTestHost(folder);
        pane = own.start();
        ActivityTracker activity = new ActivityTracker(Clock.systemUTC(), () -> {});
        sensor = new TerminalSensor(own.host(), Map.of("ada", own.agent()), activity, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        own.close();
    }

    @Test
    void whoseMoveItIsTheProgramSaysAtTheFirstLook() throws Exception {
        assertThat(sense(ProtocolTurn.class).orElseThrow().turn()).isEqualTo(Turn.IDLE);
        Path gate = folder.resolve("gate");
        say("wait " + gate);
        await().until(() -> sense(ProtocolTurn.class).orElseThrow().turn() == Turn.ACTIVE);
        assertThat(sense(WorkerTurn.class).orElseThrow().turn()).isEqualTo(Turn.ACTIVE);
        Files.writeString(gate, "");
        await().until(() -> sense(ProtocolTurn.class).orElseThrow().turn() == Turn.IDLE);
        assertThat(sense(ProtocolTurn.class).orElseThrow().conversation()).isNotEmpty();
        assertThat(sense(WorkerProcess.class).orElseThrow().process()).isEqualTo(Sign.PRESENT);
        assertThat(sense(WorkerExit.class)).isEmpty();
    }

    @Test
    void aLimitIsKnownWithItsTimeAndWhatTheAgentQuotesIsNone() throws Exception {
        say("say You've hit your limit · resets in 2 hours");
        await().until(() -> sense(ProtocolTurn.class).orElseThrow().event().equals("result"));
        assertThat(sense(WorkerResource.class).orElseThrow().resource()).isEqualTo(Resource.AVAILABLE);
        say("limit You've hit your limit · resets in 2 hours");
        await().until(() -> sense(WorkerResource.class).orElseThrow().resource() == Resource.RATE_LIMITED);
        assertThat(sense(WorkerResource.class).orElseThrow().lasts()).hasHours(2);
    }

    @Test
    void aProgramThatEndsInItsTurnHasCrashedWithItsStatusAndLastWords() throws Exception {
        say("die 70");
        await().until(() -> sense(WorkerExit.class).isPresent());
        WorkerExit exit = sense(WorkerExit.class).orElseThrow();
        assertThat(exit.cause()).isEqualTo(ExitCause.CRASH);
        assertThat(exit.status()).isEqualTo(70);
        assertThat(exit.lastWords()).contains("out of my depth");
        assertThat(sense(ProtocolTurn.class)).isEmpty();
        assertThat(sense(WorkerProcess.class).orElseThrow().process()).isEqualTo(Sign.GONE);
    }

    private void say(String text) throws Exception {
        own.host().loadBuffer("ada", "b", text.getBytes(StandardCharsets.UTF_8));
        own.host().paste(pane, "b");
        own.host().pressEnter(pane);
    }

    private <F extends Fact> Optional<F> sense(Class<F> type) throws Exception {
        return sensor.sense().stream()
                .flatMap(seen -> seen.fact().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
