package dev.czar.actuator.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.DeliveryStep;
import dev.czar.project.AcknowledgementFolder;
import dev.czar.project.Prompts;
import dev.czar.world.agent.Agent;
import dev.czar.world.agent.Agents;
import dev.czar.world.terminal.OwnTmux;
import dev.czar.world.terminal.Pane;
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

class CourierTest {
    private static final Timing QUICK = new Timing(
            Duration.ofMillis(600),
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            Duration.ofMillis(200));

    @TempDir
    private Path folder;

    private OwnTmux own;
    private AcknowledgementFolder acknowledgements;
    private final MemoryJournal journal = new MemoryJournal();

    @BeforeEach
    void start() throws Exception {
        own = new OwnTmux(folder);
        acknowledgements = new AcknowledgementFolder(folder.resolve("spool"), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        own.close();
    }

    @Test
    void aMessageIsSubmittedOnceByteForByteWithItsIdAsLastLine() throws Exception {
        begin("w1", "plain");
        Letter letter = letter("k1", "one;\n\n  two $(x)\t漢;\r\nEnter\n\n");
        Receipt receipt = send(letter);
        assertThat(receipt.step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(got("w1")).containsExactly("one;\n\n  two $(x)\t漢;\nEnter\n" + letter.marker());
        assertThat(journal.names("k1")).containsExactly("writing", "written", "entered", "submitted");
    }

    @Test
    void sendingWhatWasDeliveredDoesNothing() throws Exception {
        begin("w1", "plain");
        send(letter("k1", "once"));
        Receipt again = send(letter("k1", "once"));
        assertThat(again.step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(got("w1")).hasSize(1);
    }

    @Test
    void whatTheWorkerSaysItHasReadIsAcknowledged() throws Exception {
        begin("w1", "deaf");
        Letter letter = letter("k1", "hello");
        CompletableFuture<Receipt> receipt = CompletableFuture.supplyAsync(() -> sent(letter));
        await().until(() -> journal.names("k1").contains("entered"));
        acknowledgements.acknowledge(letter.id());
        assertThat(receipt.join().step()).isEqualTo(DeliveryStep.ACKNOWLEDGED);
    }

    @Test
    void aLostEnterIsPressedAgainAndNothingElse() throws Exception {
        begin("w1", "swallow");
        Receipt receipt = send(letter("k1", "hello"));
        assertThat(receipt.step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(journal.names("k1")).contains("rescued");
        assertThat(got("w1")).hasSize(1);
        assertThat(pastes("w1")).isEqualTo(1);
    }

    @Test
    void aMessageThatIsNeverSubmittedIsUncertainAndNeverPastedAgain() throws Exception {
        begin("w1", "deaf");
        assertThat(send(letter("k1", "hello")).step()).isEqualTo(DeliveryStep.UNCERTAIN);
        assertThat(send(letter("k1", "hello")).step()).isEqualTo(DeliveryStep.UNCERTAIN);
        assertThat(pastes("w1")).isEqualTo(1);
        assertThat(journal.names("k1").stream().filter("rescued"::equals)).hasSize(3);
    }

    @Test
    void nothingIsWrittenIntoADialog() throws Exception {
        begin("w1", "dialog");
        Receipt receipt = send(letter("k1", "hello"));
        assertThat(receipt.step()).isEqualTo(DeliveryStep.FAILED);
        assertThat(receipt.deferred()).isTrue();
        assertThat(receipt.evidence()).contains("May I delete everything");
        assertThat(raw("w1")).isEmpty();
        assertThat(journal.names("k1")).containsExactly("refused");
    }

    @Test
    void aHumansDraftIsLeftAlone() throws Exception {
        Pane shown = own.tmux().start(own.script("w2", "printf '> my half sentence'; sleep 100"));
        await().until(() -> own.tmux().screen(shown).contains("half"));
        Receipt receipt = send(new Letter("k2", "w2", "hello"));
        assertThat(receipt.deferred()).isTrue();
        assertThat(receipt.evidence()).contains("draft");
    }

    @Test
    void aDeadSessionIsAKnownFailure() throws Exception {
        own.tmux().start(own.script("w1", "exit 4"));
        await().until(() -> own.tmux().panes().of("w1").orElseThrow().dead());
        Receipt receipt = send(letter("k1", "hello"));
        assertThat(receipt.step()).isEqualTo(DeliveryStep.FAILED);
        assertThat(receipt.deferred()).isFalse();
        assertThat(receipt.evidence()).contains("status 4");
    }

    @Test
    void aSessionThatIsNotThereIsAKnownFailure() throws Exception {
        assertThat(send(letter("k1", "hello")).step()).isEqualTo(DeliveryStep.FAILED);
    }

    @Test
    void aShellInPlaceOfTheAgentGetsNothing() throws Exception {
        own.tmux().start(own.launch("w1", List.of("sh")));
        Receipt receipt = courier().send(seat("w1", agent(Map.of("shell", false))), letter("k1", "rm -rf x"));
        assertThat(receipt.step()).isEqualTo(DeliveryStep.FAILED);
        assertThat(receipt.evidence()).contains("a shell (sh)");
    }

    @Test
    void aProcessThatEndsAtTheWriteLeavesTheDeliveryUncertain() throws Exception {
        begin("w1", "dies");
        assertThat(send(letter("k1", "hello")).step()).isEqualTo(DeliveryStep.UNCERTAIN);
    }

    @Test
    void aTextThatWouldCloseThePasteGoesByFileByteForByte() throws Exception {
        begin("w1", "plain");
        String text = "before\u001b[201~\rkill;\r\nafter\n";
        Letter letter = letter("k1", text);
        send(letter);
        Path file = folder.resolve("w1/.czar-worker/" + letter.id() + ".md");
        assertThat(Files.readString(file)).isEqualTo(text);
        assertThat(got("w1").get(0))
                .contains(".czar-worker/" + letter.id() + ".md", Digest.sha256(text))
                .endsWith("\n" + letter.marker());
        assertThat(raw("w1").split("\u001b\\[201~", -1)).hasSize(2);
    }

    @Test
    void aTextLongerThanTheLimitGoesByFileAndOneOfTheLimitIsPasted() throws Exception {
        begin("w1", "plain");
        Letter fitting = letter("k1", "x".repeat(4000 - 16));
        Letter longer = letter("k2", "x".repeat(4000 - 15));
        send(fitting);
        send(longer);
        assertThat(got("w1").get(0)).isEqualTo(fitting.text() + "\n" + fitting.marker());
        assertThat(got("w1").get(1)).contains(".czar-worker/" + longer.id() + ".md");
    }

    @Test
    void twoHundredKilobytesArriveInOnePasteWhenTheAgentTakesThem() throws Exception {
        begin("w1", "plain");
        String text = "line;\n".repeat(34_000) + "end";
        courier().send(seat("w1", agent(Map.of("pasteLimit", 1 << 20))), letter("k1", text));
        assertThat(got("w1").get(0).startsWith(text)).isTrue();
    }

    @Test
    void aCrashBeforeThePasteIsTakenUpByPastingOnce() throws Exception {
        begin("w1", "plain");
        Letter letter = letter("k1", "hello");
        journal.crashAt("writing");
        assertThatThrownBy(() -> send(letter)).isInstanceOf(MemoryJournal.Crash.class);
        assertThat(send(letter).step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(pastes("w1")).isEqualTo(1);
        assertThat(journal.names("k1")).contains("not-written");
    }

    @Test
    void aCrashAfterThePasteNeverPastesAgain() throws Exception {
        for (String step : List.of("written", "entered")) {
            String worker = "w-" + step;
            begin(worker, "plain");
            Letter letter = new Letter("k-" + step, worker, "hello");
            journal.crashAt(step);
            assertThatThrownBy(() -> send(letter)).isInstanceOf(MemoryJournal.Crash.class);
            assertThat(send(letter).step()).isEqualTo(DeliveryStep.SUBMITTED);
            assertThat(pastes(worker)).isEqualTo(1);
            assertThat(got(worker)).hasSize(1);
        }
    }

    @Test
    void aCrashBetweenThePasteAndItsStepNeverPastesAgain() throws Exception {
        begin("w1", "plain");
        Letter letter = letter("k1", "hello");
        journal.crashAt("writing");
        assertThatThrownBy(() -> send(letter)).isInstanceOf(MemoryJournal.Crash.class);
        own.tmux().paste(own.tmux().panes().of("w1").orElseThrow(), letter.buffer());
        assertThat(send(letter).step()).isEqualTo(DeliveryStep.SUBMITTED);
        assertThat(pastes("w1")).isEqualTo(1);
    }

    @Test
    void whatWasWrittenToAProcessThatWasReplacedIsAKnownFailure() throws Exception {
        begin("w1", "deaf");
        journal.crashAt("written");
        assertThatThrownBy(() -> send(letter("k1", "hello"))).isInstanceOf(MemoryJournal.Crash.class);
        own.tmux().restart(own.tmux().panes().of("w1").orElseThrow(), own.script("w1", "printf '> '; sleep 100"));
        Receipt receipt = send(letter("k1", "hello"));
        assertThat(receipt.step()).isEqualTo(DeliveryStep.FAILED);
        assertThat(receipt.deferred()).isFalse();
    }

    @Test
    void concurrentMessagesToTwoWorkersLandWhereTheyBelong() throws Exception {
        begin("w1", "plain");
        begin("w10", "plain");
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (String worker : List.of("w1", "w10")) {
            lanes.add(CompletableFuture.runAsync(() -> {
                for (int number = 0; number < 5; number++) {
                    sent(new Letter(worker + "/" + number, worker, "for " + worker + " " + number));
                }
            }));
        }
        lanes.forEach(CompletableFuture::join);
        for (String worker : List.of("w1", "w10")) {
            assertThat(got(worker)).hasSize(5).allMatch(text -> text.startsWith("for " + worker + " "));
        }
    }

    private void begin(String worker, String manner) throws Exception {
        own.tmux().start(own.launch(worker, TalkingAgent.command(folder.resolve(worker + ".got"), manner)));
        await().atMost(Duration.ofSeconds(20)).until(() -> !own.tmux()
                .screen(own.tmux().panes().of(worker).orElseThrow())
                .isBlank());
    }

    private Receipt send(Letter letter) throws Exception {
        return courier().send(seat(letter.worker(), agent(Map.of())), letter);
    }

    private Receipt sent(Letter letter) {
        try {
            return send(letter);
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }

    private Courier courier() {
        return new Courier(
                own.tmux(),
                acknowledgements,
                new Prompts(folder.resolve("prompts")),
                journal,
                Clock.systemUTC(),
                QUICK);
    }

    private Seat seat(String worker, Agent agent) {
        return new Seat(worker, agent, folder.resolve(worker));
    }

    private static Agent agent(Map<String, Object> values) throws Exception {
        return Agents.with(Map.of("command", values)).named("command");
    }

    private static Letter letter(String decision, String text) {
        return new Letter(decision, "w1", text);
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
