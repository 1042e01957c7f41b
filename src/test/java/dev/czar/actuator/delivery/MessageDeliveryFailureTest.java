package dev.czar.actuator.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.project.files.PromptTemplates;
import dev.czar.project.report.MessageAcknowledgements.AcknowledgementFolder;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.terminal.TmuxTestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class MessageDeliveryFailureTest {
    private static final Duration IMPATIENT = Duration.ofMillis(300);
    private static final Duration PATIENT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final InMemoryJournal journal = new InMemoryJournal();
    private TmuxTestServer own;
    private TmuxTestServer human;

    @BeforeEach
    void start() throws Exception {
        own = new TmuxTestServer(Files.createDirectory(folder.resolve("own")));
        human = new TmuxTestServer(Files.createDirectory(folder.resolve("human")));
        begin();
    }

    @AfterEach
    void stop() throws Exception {
        human.close();
        own.close();
    }

    @Test
    void aServerKilledBeforeThePasteIsAKnownFailureAndTheNextDeliveryArrives() throws Exception {
        journal.then("writing", this::killServer);
        DeliveryResult result = send("k1");
        assertThat(result.step()).isEqualTo(DeliveryStep.FAILED);
        assertThat(result.deferred()).isFalse();
        assertThat(result.evidence()).contains("no session w1");
        assertThat(journal.names("k1")).containsExactly("writing", "not-written", "refused");

        begin();
        assertThat(send("k2").step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(pastes()).isEqualTo(1);
    }

    @Test
    void aServerKilledAfterThePasteIsSaidAndNothingIsPastedAgain() throws Exception {
        journal.then("written", this::killServer);
        assertThat(send("k1").step()).isEqualTo(DeliveryStep.UNCERTAIN);
        assertThat(pastes()).isLessThanOrEqualTo(1);

        begin();
        int before = pastes();
        assertThat(send("k1").step()).isEqualTo(DeliveryStep.UNCERTAIN);
        assertThat(pastes()).isEqualTo(before);
        assertThat(send("k2").step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(pastes()).isEqualTo(before + 1);
    }

    @Test
    void whileAHumanTypesNothingIsWrittenAndLaterItIs() throws Exception {
        attach();
        await().until(() -> own.tell("list-clients").contains("w1"));
        human.tell("send-keys", "-t", "human", "x");
        await().until(() -> raw().contains("x"));

        DeliveryResult result = send("k1", IMPATIENT);
        assertThat(result.deferred()).isTrue();
        assertThat(result.evidence()).isEqualTo("a human is typing");
        assertThat(pastes()).isZero();

        assertThat(send("k1").step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(pastes()).isEqualTo(1);
    }

    private void attach() throws Exception {
        String attach = "exec env -u TMUX tmux -L " + own.socket() + " attach -t w1";
        human.tmux().start(human.script("human", attach));
    }

    private Object killServer() throws Exception {
        own.tmux().stopServer();
        return null;
    }

    private void begin() throws Exception {
        own.tmux().start(own.launch("w1", FakeAgentProgram.command(folder.resolve("got"), "plain")));
        await().atMost(Duration.ofSeconds(20)).until(() -> !own.tmux()
                .screen(own.tmux().panes().ofSession("w1").orElseThrow())
                .isBlank());
    }

    private DeliveryResult send(String decision) throws Exception {
        return send(decision, PATIENT);
    }

    private DeliveryResult send(String decision, Duration gate) throws Exception {
        DeliveryTiming timing = new DeliveryTiming(
                gate,
                Duration.ofSeconds(6),
                Duration.ofMillis(50),
                Duration.ofSeconds(8),
                Duration.ofSeconds(1),
                Duration.ofMillis(200));
        MessageDelivery delivery = new MessageDelivery(
                own.tmux(),
                new AcknowledgementFolder(folder.resolve("spool"), Clock.systemUTC()),
                new PromptTemplates(folder.resolve("prompts")),
                journal,
                Clock.systemUTC(),
                timing);
        WorkerSession session =
                new WorkerSession("w1", AgentCatalog.withOverrides(Map.of()).named("command"), folder.resolve("w1"));
        return delivery.send(session, new WorkerMessage(decision, "w1", "hello"));
    }

    private String raw() throws Exception {
        Path raw = folder.resolve("got.raw");
        return Files.exists(raw) ? Files.readString(raw) : "";
    }

    private int pastes() throws Exception {
        return List.of(raw().split("\u001b\\[200~", -1)).size() - 1;
    }
}
