package dev.czar.actuator.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.project.files.PromptTemplates;
import dev.czar.project.report.MessageAcknowledgements.AcknowledgementFolder;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.terminal.PaneList.TerminalPane;
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

/** Enter goes only into an input line that is there and holds our text. */
@Execution(ExecutionMode.CONCURRENT)
class MessageDeliveryDialogTest {
    /** An Enter so late that the dialog of the fake agent is there before it, on a busy machine too. */
    private static final Map<String, Object> UNHURRIED = Map.of("gap", "PT1S");

    @TempDir
    private Path folder;

    private final InMemoryJournal journal = new InMemoryJournal();
    private TmuxTestServer own;
    private AcknowledgementFolder acknowledgements;

    @BeforeEach
    void start() throws Exception {
        own = new TmuxTestServer(folder);
        acknowledgements = new AcknowledgementFolder(folder.resolve("spool"), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        own.close();
    }

    @Test
    void aDialogThatOpensAfterThePasteIsNotAnsweredAndTheMessageFollowsIt() throws Exception {
        begin("asks");
        assertThat(send("k1", UNHURRIED).step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(answered()).isFalse();
        assertThat(got()).hasSize(1);
    }

    @Test
    void aDialogThatStaysHoldsTheMessageBackWithoutAnEnter() throws Exception {
        begin("insists");
        DeliveryResult first = send("k1", UNHURRIED);
        assertThat(first.deferred()).as(first.evidence()).isTrue();
        assertThat(first.evidence()).contains("a dialog opened before Enter", "May I delete everything");
        assertThat(send("k1", UNHURRIED).deferred()).isTrue();
        assertThat(answered()).isFalse();
        assertThat(journal.names("k1")).containsExactly("writing", "written", "held", "held");
    }

    @Test
    void aProgramThatCannotBeReadIsUncertainUntilItAnswers() throws Exception {
        begin("echoes");
        DeliveryResult result = send("k1", Map.of("composer", ""));
        assertThat(result.step()).isEqualTo(DeliveryStep.UNCERTAIN);
        assertThat(result.evidence()).contains("cannot be read");
        assertThat(got()).hasSize(1);
        assertThat(journal.names("k1")).containsExactly("writing", "written", "entered", "uncertain");
    }

    @Test
    void aProgramThatShowsSomethingElseAfterThePasteGetsNoEnter() throws Exception {
        for (Map<String, Object> profile : List.<Map<String, Object>>of(Map.of(), Map.of("composer", ""))) {
            begin("covers");
            String decision = "k" + profile.size();
            DeliveryResult result = send(decision, profile);
            assertThat(result.step()).isEqualTo(DeliveryStep.UNCERTAIN);
            assertThat(result.evidence()).contains("Enter was not pressed");
            assertThat(result.evidence().contains("the screen was read as UNKNOWN"))
                    .isEqualTo(profile.isEmpty());
            assertThat(journal.names(decision)).containsExactly("writing", "written", "uncertain");
            own.tmux().stop("w1");
        }
    }

    @Test
    void aMessageLeftInTheInputLineGetsOneEnterEver() throws Exception {
        TerminalPane shown = own.tmux().start(own.script("w1", "printf '> old words [czar:0123abcd]'; sleep 100"));
        await().until(() -> own.tmux().screen(shown).contains("old words"));
        MessageDelivery delivery = delivery();
        for (String decision : List.of("k1", "k2")) {
            DeliveryResult result = delivery.send(session(Map.of()), new WorkerMessage(decision, "w1", "hello"));
            assertThat(result.evidence()).contains("unsent text in the input line of w1: old words");
        }
        assertThat(journal.names("k1")).containsExactly("flushed", "refused");
        assertThat(journal.names("k2")).containsExactly("refused");
    }

    private void begin(String manner) throws Exception {
        own.tmux().start(own.launch("w1", FakeAgentProgram.command(folder.resolve("got"), manner)));
        await().atMost(Duration.ofSeconds(20)).until(() -> !own.tmux()
                .screen(own.tmux().panes().ofSession("w1").orElseThrow())
                .isBlank());
    }

    private DeliveryResult send(String decision, Map<String, Object> profile) throws Exception {
        return delivery().send(session(profile), new WorkerMessage(decision, "w1", "hello"));
    }

    private WorkerSession session(Map<String, Object> profile) throws Exception {
        AgentProfile agent =
                AgentCatalog.withOverrides(Map.of("command", profile)).named("command");
        return new WorkerSession("w1", agent, folder.resolve("w1"));
    }

    private MessageDelivery delivery() {
        DeliveryTiming timing = new DeliveryTiming(
                Duration.ofMillis(600),
                Duration.ofSeconds(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofMillis(200));
        PromptTemplates prompts = new PromptTemplates(folder.resolve("prompts"));
        return new MessageDelivery(own.tmux(), acknowledgements, prompts, journal, Clock.systemUTC(), timing);
    }

    private boolean answered() {
        return Files.exists(folder.resolve("got.answered"));
    }

    private List<String> got() throws Exception {
        return List.of(Files.readString(folder.resolve("got")).split("\0"));
    }
}
