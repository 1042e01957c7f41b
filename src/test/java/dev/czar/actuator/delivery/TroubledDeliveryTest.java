package dev.czar.actuator.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.DeliveryStep;
import dev.czar.project.AcknowledgementFolder;
import dev.czar.project.Prompts;
import dev.czar.world.agent.Agents;
import dev.czar.world.terminal.OwnTmux;
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

class TroubledDeliveryTest {
    private static final Duration IMPATIENT = Duration.ofMillis(300);
    private static final Duration PATIENT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final MemoryJournal journal = new MemoryJournal();
    private OwnTmux own;
    private OwnTmux human;

    @BeforeEach
    void start() throws Exception {
        own = new OwnTmux(Files.createDirectory(folder.resolve("own")));
        human = new OwnTmux(Files.createDirectory(folder.resolve("human")));
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
        Receipt receipt = send("k1");
        assertThat(receipt.step()).isEqualTo(DeliveryStep.FAILED);
        assertThat(receipt.deferred()).isFalse();
        assertThat(receipt.evidence()).contains("no session w1");
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

        Receipt receipt = send("k1", IMPATIENT);
        assertThat(receipt.deferred()).isTrue();
        assertThat(receipt.evidence()).isEqualTo("a human is typing");
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
        own.tmux().start(own.launch("w1", TalkingAgent.command(folder.resolve("got"), "plain")));
        await().atMost(Duration.ofSeconds(20)).until(() -> !own.tmux()
                .screen(own.tmux().panes().of("w1").orElseThrow())
                .isBlank());
    }

    private Receipt send(String decision) throws Exception {
        return send(decision, PATIENT);
    }

    private Receipt send(String decision, Duration gate) throws Exception {
        Timing timing = new Timing(
                gate,
                Duration.ofSeconds(6),
                Duration.ofMillis(50),
                Duration.ofSeconds(8),
                Duration.ofSeconds(1),
                Duration.ofMillis(200));
        Courier courier = new Courier(
                own.tmux(),
                new AcknowledgementFolder(folder.resolve("spool"), Clock.systemUTC()),
                new Prompts(folder.resolve("prompts")),
                journal,
                Clock.systemUTC(),
                timing);
        Seat seat = new Seat("w1", Agents.with(Map.of()).named("command"), folder.resolve("w1"));
        return courier.send(seat, new Letter(decision, "w1", "hello"));
    }

    private String raw() throws Exception {
        Path raw = folder.resolve("got.raw");
        return Files.exists(raw) ? Files.readString(raw) : "";
    }

    private int pastes() throws Exception {
        return List.of(raw().split("\u001b\\[200~", -1)).size() - 1;
    }
}
