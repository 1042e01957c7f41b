package dev.czar.actuator.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.io.ContentHash;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class MessageDeliveryTest {
    private static final DeliveryTiming QUICK = new DeliveryTiming(
            Duration.ofMillis(600),
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            Duration.ofMillis(200));

    @TempDir
    private Path folder;

    private TmuxTestServer own;
    private AcknowledgementFolder acknowledgements;
    private final InMemoryJournal journal = new InMemoryJournal();

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
    void aMessageIsSubmittedOnceByteForByteWithItsIdAsLastLine() throws Exception {
        begin("w1", "plain");
        WorkerMessage message = message("k1", "one;\n\n  two $(x)\t漢;\r\nEnter\n\n");
        DeliveryResult result = send(message);
        assertThat(result.step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(got("w1")).containsExactly("one;\n\n  two $(x)\t漢;\nEnter\n" + message.marker());
        assertThat(journal.names("k1")).containsExactly("writing", "written", "entered", "submitted");
    }

    @Test
    void sendingWhatWasDeliveredDoesNothing() throws Exception {
        begin("w1", "plain");
        send(message("k1", "once"));
        DeliveryResult again = send(message("k1", "once"));
        assertThat(again.step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(got("w1")).hasSize(1);
    }

    @Test
    void whatTheWorkerSaysItHasReadIsAcknowledged() throws Exception {
        begin("w1", "deaf");
        WorkerMessage message = message("k1", "hello");
        CompletableFuture<DeliveryResult> result = CompletableFuture.supplyAsync(() -> sent(message));
        await().until(() -> journal.names("k1").contains("entered"));
        acknowledgements.acknowledge(message.id());
        assertThat(result.join().step()).isEqualTo(DeliveryStep.ACKNOWLEDGED);
    }

    @Test
    void aMessageThatTheProgramsOwnHookToldOfIsPickedUp() throws Exception {
        begin("w1", "deaf");
        WorkerMessage message = message("k1", "hello");
        CompletableFuture<DeliveryResult> result = CompletableFuture.supplyAsync(() -> sent(message));
        await().until(() -> journal.names("k1").contains("entered"));
        acknowledgements.submit("w2", message.id());
        acknowledgements.submit("w1", message.id());
        assertThat(result.join().step()).isEqualTo(DeliveryStep.PICKED_UP);
    }

    @Test
    void aLostEnterIsPressedAgainAndNothingElse() throws Exception {
        begin("w1", "swallow");
        DeliveryResult result = send(message("k1", "hello"));
        assertThat(result.step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(journal.names("k1")).contains("rescued");
        assertThat(got("w1")).hasSize(1);
        assertThat(pastes("w1")).isEqualTo(1);
    }

    @Test
    void anInputLineThatIsEmptyForAMomentProvesNothing() throws Exception {
        begin("w1", "redraws");
        DeliveryResult result = send(message("k1", "hello"));
        assertThat(got("w1")).hasSize(1);
        assertThat(result.step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(journal.names("k1")).contains("rescued");
        assertThat(pastes("w1")).isEqualTo(1);
    }

    @Test
    void aMessageThatIsNeverSubmittedIsUncertainAndNeverPastedAgain() throws Exception {
        begin("w1", "deaf");
        DeliveryResult first = send(message("k1", "hello"));
        assertThat(first.step()).isEqualTo(DeliveryStep.UNCERTAIN);
        assertThat(first.evidence()).endsWith("no sign that it was submitted; it stands in the input line");
        assertThat(send(message("k1", "hello")).step()).isEqualTo(DeliveryStep.UNCERTAIN);
        assertThat(pastes("w1")).isEqualTo(1);
        assertThat(journal.names("k1").stream().filter("rescued"::equals)).hasSize(3);
    }

    @Test
    void aMessageInTheInputLineOfAProgramAtWorkIsSubmittedWhenItListensAgain() throws Exception {
        begin("w1", "compacts");
        WorkerSession session = session("w1", agent(Map.of("composerStays", true)));
        DeliveryResult first = delivery().send(session, message("k1", "hello"));
        assertThat(first.deferred()).as(first.evidence()).isTrue();
        assertThat(first.evidence()).contains("at work when Enter was pressed");
        assertThat(delivery().send(session, message("k1", "hello")).written()).isTrue();
        assertThat(got("w1")).hasSize(1);
        assertThat(pastes("w1")).isEqualTo(1);
        assertThat(journal.names("k1")).containsSubsequence("entered", "rescued", "held", "rescued");
    }

    @Test
    void nothingIsWrittenIntoADialog() throws Exception {
        begin("w1", "dialog");
        DeliveryResult result = send(message("k1", "hello"));
        assertThat(result.step()).isEqualTo(DeliveryStep.FAILED);
        assertThat(result.deferred()).isTrue();
        assertThat(result.evidence()).contains("May I delete everything");
        assertThat(raw("w1")).isEmpty();
        assertThat(journal.names("k1")).containsExactly("refused");
    }

    @Test
    void aHumansDraftIsLeftAlone() throws Exception {
        TerminalPane shown = own.tmux().start(own.script("w2", "printf '> my half sentence'; sleep 100"));
        await().until(() -> own.tmux().screen(shown).contains("half"));
        DeliveryResult result = send(new WorkerMessage("k2", "w2", "hello"));
        assertThat(result.deferred()).isTrue();
        assertThat(result.evidence()).contains("unsent text");
    }

    @Test
    void aDeadSessionIsAKnownFailure() throws Exception {
        own.tmux().start(own.script("w1", "exit 4"));
        await().until(() -> own.tmux().panes().ofSession("w1").orElseThrow().dead());
        DeliveryResult result = send(message("k1", "hello"));
        assertThat(result.step()).isEqualTo(DeliveryStep.FAILED);
        assertThat(result.deferred()).isFalse();
        assertThat(result.evidence()).contains("status 4");
    }

    @Test
    void aSessionThatIsNotThereIsAKnownFailure() throws Exception {
        assertThat(send(message("k1", "hello")).step()).isEqualTo(DeliveryStep.FAILED);
    }

    @Test
    void aShellInPlaceOfTheAgentGetsNothing() throws Exception {
        own.tmux().start(own.launch("w1", List.of("sh")));
        DeliveryResult result =
                delivery().send(session("w1", agent(Map.of("shell", false))), message("k1", "rm -rf x"));
        assertThat(result.step()).isEqualTo(DeliveryStep.FAILED);
        assertThat(result.evidence()).contains("a shell (sh)");
    }

    @Test
    void aShellThatAnAgentWithinItHasLeftGetsNothingBelowTheOldComposer() throws Exception {
        own.tmux().start(own.script("w1", "PS1='> ' exec sh -i"));
        await().until(() -> own.tmux()
                .screen(own.tmux().panes().ofSession("w1").orElseThrow())
                .startsWith(">"));
        DeliveryResult result = send(message("k1", "touch " + folder.resolve("run")));
        assertThat(result.step()).isEqualTo(DeliveryStep.FAILED);
        assertThat(result.evidence()).contains("a shell (sh)");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void aProcessThatEndsAtTheWriteLeavesTheDeliveryUncertain() throws Exception {
        begin("w1", "dies");
        assertThat(send(message("k1", "hello")).step()).isEqualTo(DeliveryStep.UNCERTAIN);
    }

    @Test
    void aTextThatWouldCloseThePasteGoesByFileByteForByte() throws Exception {
        begin("w1", "plain");
        String text = "before\u001b[201~\rkill;\r\nafter\n";
        WorkerMessage message = message("k1", text);
        send(message);
        Path file = folder.resolve("w1/.czar-worker/" + message.id() + ".md");
        String content = Files.readString(file);
        assertThat(content).startsWith(text).endsWith(" --ack " + message.id() + "\n");
        assertThat(got("w1").get(0))
                .contains(".czar-worker/" + message.id() + ".md", ContentHash.sha256(content))
                .endsWith("\n" + message.marker());
        assertThat(raw("w1").split("\u001b\\[201~", -1)).hasSize(2);
    }

    @Test
    void aTextLongerThanTheLimitGoesByFileAndOneOfTheLimitIsPasted() throws Exception {
        begin("w1", "plain");
        WorkerMessage fitting = message("k1", "x".repeat(4000 - 16));
        WorkerMessage longer = message("k2", "x".repeat(4000 - 15));
        send(fitting);
        send(longer);
        assertThat(got("w1").get(0)).isEqualTo(fitting.text() + "\n" + fitting.marker());
        assertThat(got("w1").get(1)).contains(".czar-worker/" + longer.id() + ".md");
    }

    @Test
    void twoHundredKilobytesArriveInOnePasteWhenTheAgentTakesThem() throws Exception {
        begin("w1", "plain");
        String text = "line;\n".repeat(34_000) + "end";
        delivery().send(session("w1", agent(Map.of("pasteLimit", 1 << 20))), message("k1", text));
        assertThat(got("w1").get(0).startsWith(text)).isTrue();
    }

    @Test
    void aCrashBeforeThePasteIsTakenUpByPastingOnce() throws Exception {
        begin("w1", "plain");
        WorkerMessage message = message("k1", "hello");
        journal.crashAt("writing");
        assertThatThrownBy(() -> send(message)).isInstanceOf(InMemoryJournal.SimulatedCrash.class);
        assertThat(send(message).step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(pastes("w1")).isEqualTo(1);
        assertThat(journal.names("k1")).contains("not-written");
    }

    @Test
    void aCrashAfterThePasteNeverPastesAgain() throws Exception {
        for (String step : List.of("written", "entered")) {
            String worker = "w-" + step;
            begin(worker, "plain");
            WorkerMessage message = new WorkerMessage("k-" + step, worker, "hello");
            journal.crashAt(step);
            assertThatThrownBy(() -> send(message)).isInstanceOf(InMemoryJournal.SimulatedCrash.class);
            assertThat(send(message).step()).isEqualTo(DeliveryStep.SUBMITTED);
            assertThat(pastes(worker)).isEqualTo(1);
            assertThat(got(worker)).hasSize(1);
        }
    }

    @Test
    void aCrashBetweenThePasteAndItsStepNeverPastesAgain() throws Exception {
        begin("w1", "plain");
        WorkerMessage message = message("k1", "hello");
        journal.crashAt("writing");
        assertThatThrownBy(() -> send(message)).isInstanceOf(InMemoryJournal.SimulatedCrash.class);
        own.tmux().paste(own.tmux().panes().ofSession("w1").orElseThrow(), message.buffer());
        assertThat(send(message).step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(pastes("w1")).isEqualTo(1);
    }

    @Test
    void whatWasWrittenToAProcessThatWasReplacedIsAKnownFailure() throws Exception {
        begin("w1", "deaf");
        journal.crashAt("written");
        assertThatThrownBy(() -> send(message("k1", "hello"))).isInstanceOf(InMemoryJournal.SimulatedCrash.class);
        own.tmux()
                .restart(own.tmux().panes().ofSession("w1").orElseThrow(), own.script("w1", "printf '> '; sleep 100"));
        DeliveryResult result = send(message("k1", "hello"));
        assertThat(result.step()).isEqualTo(DeliveryStep.FAILED);
        assertThat(result.deferred()).isFalse();
    }

    @Test
    void concurrentMessagesToTwoWorkersLandWhereTheyBelong() throws Exception {
        begin("w1", "plain");
        begin("w10", "plain");
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (String worker : List.of("w1", "w10")) {
            lanes.add(CompletableFuture.runAsync(() -> {
                for (int number = 0; number < 5; number++) {
                    sent(new WorkerMessage(worker + "/" + number, worker, "for " + worker + " " + number));
                }
            }));
        }
        lanes.forEach(CompletableFuture::join);
        for (String worker : List.of("w1", "w10")) {
            assertThat(got(worker)).hasSize(5).allMatch(text -> text.startsWith("for " + worker + " "));
        }
    }

    private void begin(String worker, String manner) throws Exception {
        own.tmux().start(own.launch(worker, FakeAgentProgram.command(folder.resolve(worker + ".got"), manner)));
        await().atMost(Duration.ofSeconds(20)).until(() -> !own.tmux()
                .screen(own.tmux().panes().ofSession(worker).orElseThrow())
                .isBlank());
    }

    private DeliveryResult send(WorkerMessage message) throws Exception {
        return delivery().send(session(message.worker(), agent(Map.of())), message);
    }

    private DeliveryResult sent(WorkerMessage message) {
        try {
            return send(message);
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }

    private MessageDelivery delivery() {
        return new MessageDelivery(
                own.tmux(),
                acknowledgements,
                new PromptTemplates(folder.resolve("prompts")),
                journal,
                Clock.systemUTC(),
                QUICK);
    }

    private WorkerSession session(String worker, AgentProfile agent) {
        return new WorkerSession(worker, agent, folder.resolve(worker));
    }

    private static AgentProfile agent(Map<String, Object> values) throws Exception {
        return AgentCatalog.withOverrides(Map.of("command", values)).named("command");
    }

    private static WorkerMessage message(String decision, String text) {
        return new WorkerMessage(decision, "w1", text);
    }

    private List<String> got(String worker) throws Exception {
        return List.of(Files.readString(folder.resolve(worker + ".got")).split("\0"));
    }

    private String raw(String worker) throws Exception {
        Path raw = folder.resolve(worker + ".got.raw");
        return Files.exists(raw) ? Files.readString(raw) : "";
    }

    private int pastes(String worker) throws Exception {
        return raw(worker).split("\u001b\\[200~", -1).length - 1;
    }
}
