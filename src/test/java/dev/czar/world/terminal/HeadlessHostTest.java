package dev.czar.world.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.czar.io.ProcessTable;
import dev.czar.world.ExternalCommand;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import dev.czar.world.terminal.PaneList.ServerState;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class HeadlessHostTest extends TerminalHostContract {
    private static final Path AGENT =
            Path.of("src/main/resources/demo/agent/claude-stream.sh").toAbsolutePath();
    private static final String BEGIN = "\u0001";
    private static final String END = "\u0002";

    private final String scope = "czar-test-" + UUID.randomUUID().toString().substring(0, 8);
    private HeadlessHost headless;

    @Override
    HeadlessHost host() throws Exception {
        if (headless == null) {
            headless = another();
        }
        return headless;
    }

    private HeadlessHost another() throws Exception {
        AgentProfile claude = AgentCatalog.withOverrides(Map.of()).of("claude", true);
        AgentProfile codex = AgentCatalog.withOverrides(Map.of()).of("codex", true);
        return new HeadlessHost(
                scope, folder.resolve("headless"), Map.of("w1", codex, "w10", codex, "ada", claude), System.getenv());
    }

    @AfterEach
    void stop() throws Exception {
        host().stopServer();
    }

    @Override
    TerminalPane reader(String session) throws Exception {
        Path kept = folder.resolve(session + ".kept");
        Files.writeString(kept, "");
        return host().start(launch(
                session,
                "{ printf '\\001'; cat; printf '\\002'; } >>" + kept
                        + "; echo '{\"type\":\"turn.started\"}'; echo '{\"type\":\"turn.completed\"}'"));
    }

    @Override
    List<String> messages(String session) throws Exception {
        return between(Files.readString(folder.resolve(session + ".kept")), BEGIN, END);
    }

    @Override
    TerminalPane runs(String session, String shell) throws Exception {
        TerminalPane pane = host().start(launch(session, shell));
        send(pane, "go");
        return pane;
    }

    @Test
    void aTurnIsTheProgramsFromItsBeginningToItsEnd() throws Exception {
        TerminalPane pane = agent();
        assertThat(told(pane).state().turn()).isEqualTo(ScreenTurn.IDLE);
        Path gate = folder.resolve("gate");
        send(pane, "wait " + gate + "\n[czar:00000001]");
        await().until(() -> told(pane).took("[czar:00000001]"));
        assertThat(told(pane).state().turn()).isEqualTo(ScreenTurn.ACTIVE);
        Files.writeString(gate, "");
        await().until(() -> told(pane).state().turn() == ScreenTurn.IDLE);
        assertThat(host().panes().ofSession("ada").orElseThrow().dead()).isFalse();
    }

    @Test
    void aMessageDuringATurnIsQueuedAndNotSaidToBeTakenUp() throws Exception {
        TerminalPane pane = agent();
        Path gate = folder.resolve("gate");
        send(pane, "wait " + gate + "\n[czar:00000001]");
        await().until(() -> told(pane).took("[czar:00000001]"));
        send(pane, "say hello\n[czar:00000002]");
        assertThat(told(pane).took("[czar:00000002]")).isFalse();
        Files.writeString(gate, "");
        await().until(() -> told(pane).took("[czar:00000002]"));
    }

    @Test
    void laterTurnsGoOnWithTheConversationThatTheProgramNamed() throws Exception {
        TerminalPane pane = agent();
        send(pane, "say first");
        await().until(() -> host().history(pane).contains("● first"));
        String conversation = told(pane).conversation();
        assertThat(conversation).isNotEmpty();
        send(pane, "say second");
        await().until(() -> host().history(pane).contains("● second"));
        assertThat(told(pane).conversation()).isEqualTo(conversation);
    }

    @Test
    void theStreamIsReadableForPeople() throws Exception {
        TerminalPane pane = agent();
        send(pane, "do echo 'two words'\nsay \"quoted\"");
        await().until(() -> told(pane).state().turn() == ScreenTurn.IDLE
                && told(pane).takenUp().size() == 1);
        assertThat(host().history(pane).lines())
                .containsExactly(
                        "> do echo 'two words'",
                        "> say \"quoted\"",
                        "● Bash(echo 'two words')",
                        "  ⎿ two words",
                        "● \"quoted\"",
                        "● done");
    }

    @Test
    void aLimitIsToldByTheEventThatEndsTheTurnAndEndsWithTheNextTurn() throws Exception {
        TerminalPane pane = agent();
        send(pane, "say You've hit your limit\nlimit You've hit your limit · resets 7pm (UTC)");
        await().until(() -> told(pane).state().shortage() == AgentShortage.RATE_LIMITED);
        assertThat(told(pane).state().until()).isEqualTo("7pm (UTC)");
        assertThat(told(pane).state().turn()).isEqualTo(ScreenTurn.IDLE);
        assertThat(host().panes().ofSession("ada").orElseThrow().dead()).isFalse();
        send(pane, "say You've hit your limit · resets 7pm (UTC)");
        await().until(() -> host().history(pane).contains("● done"));
        await().until(() -> told(pane).state().turn() == ScreenTurn.IDLE);
        assertThat(told(pane).state().shortage()).isEqualTo(AgentShortage.NONE);
    }

    @Test
    void aProgramThatEndsWithoutAWordEndsItsSessionWithItsStatusAndLastWords() throws Exception {
        TerminalPane pane = agent();
        send(pane, "die 70");
        await().until(() -> host().panes().ofSession("ada").orElseThrow().dead());
        TerminalPane dead = host().panes().ofSession("ada").orElseThrow();
        assertThat(dead.exitStatus()).isEqualTo(70);
        assertThat(host().screen(dead)).contains("out of my depth");
    }

    @Test
    void aProgramThatIsNotThereIsToldByItsStatus() throws Exception {
        TerminalPane pane = host().start(new SessionLaunch("ada", folder, List.of("no-such-program"), Map.of()));
        send(pane, "hello");
        await().until(() -> host().panes().ofSession("ada").orElseThrow().dead());
        assertThat(host().panes().ofSession("ada").orElseThrow().exitStatus()).isEqualTo(127);
    }

    @Test
    void aTurnGoesOnWithoutCzarAndIsReadOnByTheNextOne() throws Exception {
        TerminalPane pane = agent();
        Path gate = folder.resolve("gate");
        send(pane, "wait " + gate + "\nsay after\n[czar:00000001]");
        await().until(() -> told(pane).took("[czar:00000001]"));
        headless = another();
        assertThat(told(pane).state().turn()).isEqualTo(ScreenTurn.ACTIVE);
        Files.writeString(gate, "");
        await().until(() -> host().history(pane).contains("● after"));
        assertThat(told(pane).takenUp()).hasSize(1);
    }

    @Test
    void aTurnThatWasNeverHandedOverIsHandedOverOnceByTheNextCzar() throws Exception {
        TerminalPane pane = agent();
        Path session = folder.resolve("headless/ada/1");
        Files.writeString(session.resolve("composer/0001.txt"), "say cut off");
        Files.move(session.resolve("composer"), session.resolve("turns/1"));
        headless = another();
        AutoCloseable watching = host().onChange(() -> {});
        await().until(() -> host().history(pane).contains("● done"));
        send(pane, "say next");
        await().until(() -> host().history(pane).contains("● next"));
        watching.close();
        assertThat(host().history(pane).lines().filter("● cut off"::equals)).hasSize(1);
    }

    @Test
    void aTurnThatCannotBeHandedOverWaitsAgain() throws Exception {
        TerminalPane pane = agent();
        Path session = folder.resolve("headless/ada/1");
        Files.writeString(session.resolve("composer/0001.txt"), "say hello");
        Files.delete(session.resolve("first.sh"));
        assertThatThrownBy(() -> host().pressEnter(pane)).isInstanceOf(TerminalException.class);
        assertThat(session.resolve("composer/0001.txt")).hasContent("say hello");
        assertThat(session.resolve("turns")).isEmptyDirectory();
    }

    @Test
    void aSessionWhoseProcessWasKilledIsDead() throws Exception {
        TerminalPane pane = agent();
        ProcessHandle.of(pane.pid()).orElseThrow().destroyForcibly();
        await().until(() -> !ProcessTable.isAlive(pane.pid()));
        TerminalPane dead = host().panes().ofSession("ada").orElseThrow();
        assertThat(dead.dead()).isTrue();
        assertThat(dead.exitStatus()).isEqualTo(-1);
        assertThat(host().panes().server()).isEqualTo(ServerState.RUNNING);
    }

    @Test
    void aSessionThatCannotBeReadIsUnknownAndNoOther() throws Exception {
        agent();
        reader("w1");
        Files.delete(folder.resolve("headless/w1/1/stream.jsonl"));
        PaneList panes = host().panes();
        assertThat(panes.isUnknown("w1")).isTrue();
        assertThat(panes.ofSession("ada")).isPresent();
        assertThat(panes.isUnknown("w10")).isFalse();
    }

    @Test
    void aStreamThatWasEmptiedOrReplacedIsReadAnew() throws Exception {
        TerminalPane pane = agent();
        say(pane, "first");
        Path stream = folder.resolve("headless/ada/1/stream.jsonl");
        List<String> lines = Files.readAllLines(stream);
        Files.write(stream, lines.subList(0, lines.size() - 1));
        assertThat(host().history(pane).lines().filter("● first"::equals)).hasSize(1);
        Files.move(stream, stream.resolveSibling("elsewhere"));
        Files.write(stream, lines);
        assertThat(host().history(pane).lines().filter("● first"::equals)).hasSize(1);
    }

    @Test
    void whatStandsInsideARecordDoesNotConcludeATurn() throws Exception {
        TerminalPane pane = agent();
        send(
                pane,
                """
                raw {"type":"assistant","message":{"content":[{"type":"tool_use","input":{"type":"result","a":"}}"}}]}}
                die 70""");
        await().until(() -> host().panes().ofSession("ada").orElseThrow().dead());
    }

    @Test
    void aRecordConcludesATurnInWhateverOrderItsFieldsStand() throws Exception {
        TerminalPane pane = agent();
        send(
                pane,
                """
                raw {"result":"{\\"type\\":\\"x\\"}","usage":{"type":"y"},"is_error":false,"type" : "result","subtype":"success"}
                die 70""");
        say(pane, "next");
        assertThat(host().panes().ofSession("ada").orElseThrow().dead()).isFalse();
    }

    @Test
    void aLargeStreamIsPutAsideBetweenTurnsAndNothingUnreadIsLost() throws Exception {
        TerminalPane pane = agent();
        HeadlessHost reading = another();
        say(pane, "first");
        assertThat(reading.history(pane)).contains("● first");
        Path stream = folder.resolve("headless/ada/1/stream.jsonl");
        String record = "{\"type\":\"large\",\"text\":\"" + "x".repeat(1 << 20) + "\"}\n";
        Files.writeString(stream, record.repeat(8), StandardOpenOption.APPEND);
        say(pane, "second");
        assertThat(Files.size(stream)).isLessThan(1 << 20);
        for (HeadlessHost host : List.of(reading, another())) {
            assertThat(host.history(pane).lines().filter(line -> line.matches("● (first|second)")))
                    .containsExactly("● first", "● second");
        }
    }

    @Test
    void aSessionLivesWhateverTheClockWasSetTo() throws Exception {
        TerminalPane pane = agent();
        Files.setLastModifiedTime(folder.resolve("headless/ada/1/pid"), FileTime.from(Instant.EPOCH));
        assertThat(host().panes().ofSession("ada").orElseThrow().dead()).isFalse();
        assertThat(host().history(pane)).isBlank();
    }

    @Test
    void aFollowerGetsEachLineOnceUntilTheSessionEnds() throws Exception {
        TerminalPane pane = agent();
        say(pane, "first");
        SessionFollower follower = host().follow("ada", 2);
        assertThat(follower.next().orElseThrow()).containsExactly("● first", "● done");
        say(pane, "second");
        say(pane, "third");
        assertThat(follower.next().orElseThrow())
                .contains("● second", "● third")
                .doesNotContain("● first");
        TerminalPane anew = host().restart(pane, agentLaunch());
        say(anew, "fourth");
        assertThat(follower.next().orElseThrow()).containsExactly("> say fourth", "● fourth", "● done");
        say(anew, "fifth");
        host().stop("ada");
        assertThat(follower.next().orElseThrow()).containsExactly("> say fifth", "● fifth", "● done");
        assertThat(follower.next()).isEmpty();
    }

    @Test
    void aListenerIsToldOfWhatIsSaid() throws Exception {
        AtomicInteger told = new AtomicInteger();
        AutoCloseable watching = host().onChange(told::incrementAndGet);
        TerminalPane pane = agent();
        send(pane, "say hello");
        await().until(() -> host().history(pane).contains("● done"));
        await().untilAtomic(told, Matchers.greaterThan(0));
        watching.close();
    }

    private TerminalPane agent() throws Exception {
        return host().start(agentLaunch());
    }

    private SessionLaunch agentLaunch() {
        List<String> command = List.of("sh", AGENT.toString());
        return new SessionLaunch(
                "ada", folder, command, List.of("sh", AGENT.toString(), "--resume", "{session}"), Map.of());
    }

    private void say(TerminalPane pane, String word) throws Exception {
        send(pane, "say " + word);
        await().until(() -> host().history(pane).endsWith("● " + word + "\n● done\n")
                && told(pane).state().turn() == ScreenTurn.IDLE);
    }

    private ProtocolReading told(TerminalPane pane) throws Exception {
        return host().protocol(pane).orElseThrow();
    }

    @Test
    void theFolderOfAProjectThatWasCopiedEndsNothingOfTheOther() throws Exception {
        TerminalPane pane = reader("w1");
        Path copied = Files.createDirectory(folder.resolve("copied"));
        assertThat(ExternalCommand.of("cp", "-a", folder.resolve("headless").toString(), copied.toString())
                        .run()
                        .ok())
                .isTrue();

        AgentProfile codex = AgentCatalog.withOverrides(Map.of()).of("codex", true);
        new HeadlessHost(scope + "-copied", copied.resolve("headless"), Map.of("w1", codex), System.getenv())
                .stopServer();

        assertThat(ProcessHandle.of(pane.pid())).hasValueSatisfying(process -> assertThat(ProcessTable.isAlive(process))
                .isTrue());
    }
}
