package dev.czar.actuator.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.project.files.PromptTemplates;
import dev.czar.project.report.MessageAcknowledgements.AcknowledgementFolder;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import dev.czar.world.terminal.HeadlessTestHost;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlessDeliveryTest {
    private static final DeliveryTiming TIMING = new DeliveryTiming(
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofMillis(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(200));

    @TempDir
    private Path folder;

    private HeadlessTestHost own;
    private TerminalPane pane;
    private final InMemoryJournal journal = new InMemoryJournal();

    @BeforeEach
    void start() throws Exception {
        own = new HeadlessTestHost(folder);
        pane = own.start();
    }

    @AfterEach
    void stop() throws Exception {
        own.close();
    }

    @Test
    void aMessageIsPickedUpByTheProgramsOwnWordAndByteForByte() throws Exception {
        WorkerMessage message = message("k1", "say one;\n\n  two $(x)\t漢 \"quoted\"\nEnter");
        assertThat(send(message).step()).isEqualTo(DeliveryStep.PICKED_UP);
        assertThat(journal.names("k1")).containsExactly("writing", "written", "entered", "picked-up");
        assertThat(received()).containsExactly(message.text() + "\n" + message.marker());
        assertThat(send(message).step()).isEqualTo(DeliveryStep.PICKED_UP);
        assertThat(received()).hasSize(1);
    }

    @Test
    void aMessageWaitsForTheEndOfATurn() throws Exception {
        Path gate = folder.resolve("gate");
        send(message("k1", "wait " + gate));
        DeliveryResult result = send(message("k2", "say later"));
        assertThat(result.deferred()).isTrue();
        assertThat(result.evidence()).contains("its turn is not over");
        Files.writeString(gate, "");
        await().until(() -> own.host().protocol(pane).orElseThrow().state().turn() == ScreenTurn.IDLE);
        assertThat(send(message("k2", "say later")).step()).isEqualTo(DeliveryStep.PICKED_UP);
    }

    @Test
    void whatWasWrittenBeforeACrashIsSubmittedOnceAfterIt() throws Exception {
        WorkerMessage message = message("k1", "say once");
        own.host().loadBuffer("ada", message.buffer(), (message.text() + "\n" + message.marker()).getBytes());
        own.host().paste(pane, message.buffer());
        journal.append(new ExecutionStep(
                "k1",
                "writing",
                "pane %s process %d bytes 1 sha256 x".formatted(pane.id(), pane.pid()),
                Instant.now()));
        assertThat(send(message).step()).isEqualTo(DeliveryStep.PICKED_UP);
        assertThat(received()).hasSize(1);
    }

    @Test
    void aMessageLeftInTheInputGoesBeforeTheNextOne() throws Exception {
        own.host().loadBuffer("ada", "b", "say left\n[czar:00000001]".getBytes());
        own.host().paste(pane, "b");
        await().until(() -> send(message("k2", "say next")).step() == DeliveryStep.PICKED_UP);
        assertThat(received()).hasSize(2).first().asString().startsWith("say left");
    }

    @Test
    void aProgramThatIsGoneIsSaidToBeGone() throws Exception {
        own.host().stop("ada");
        assertThat(send(message("k1", "hello")).evidence()).contains("there is no session ada");
    }

    private DeliveryResult send(WorkerMessage message) throws Exception {
        MessageDelivery delivery = new MessageDelivery(
                own.host(),
                new AcknowledgementFolder(folder.resolve("spool"), Clock.systemUTC()),
                new PromptTemplates(folder.resolve("none")),
                journal,
                Clock.systemUTC(),
                TIMING);
        return delivery.send(new WorkerSession("ada", own.agent(), folder), message);
    }

    private List<String> received() throws Exception {
        ObjectMapper json = new ObjectMapper();
        return Files.readAllLines(own.kept()).stream()
                .map(line -> {
                    try {
                        return json.readTree(line).at("/message/content/0/text").asText();
                    } catch (IOException odd) {
                        throw new UncheckedIOException(odd);
                    }
                })
                .toList();
    }

    private static WorkerMessage message(String decision, String text) {
        return new WorkerMessage(decision, "ada", text);
    }
}
