package dev.czar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.ScreenReader;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.SessionLaunch;
import dev.czar.world.terminal.TmuxServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fake agents in real terminals: the shipped profiles must read them as what they are like. */
@Execution(ExecutionMode.CONCURRENT)
class FakeAgentsTest {
    private static final Path PROGRAMS =
            Path.of("src/main/resources/demo/agent").toAbsolutePath();

    @TempDir
    private Path folder;

    private TmuxServer terminal;
    private ScreenReader reader;
    private TerminalPane pane;

    @BeforeEach
    void begin() {
        terminal = new TmuxServer("czar-test-" + UUID.randomUUID().toString().substring(0, 8), folder, Map.of());
    }

    @AfterEach
    void end() throws Exception {
        terminal.stopServer();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            claude   | You've hit your session limit · resets 7pm (UTC) | RATE_LIMITED
            codex    | You've hit your usage limit. Try again at 6:20 PM. | RATE_LIMITED
            gemini   | You have exhausted your daily quota on this model. | QUOTA_EXCEEDED
            opencode | Rate limit exceeded. Please try again in 20s | RATE_LIMITED
            """)
    void aDayOfAnAgentIsReadByItsProfile(String agent, String banner, AgentShortage shortage) throws Exception {
        Path gate = folder.resolve("gate");
        start(
                agent,
                """
                clock
                --
                until %s
                say The limit reached me: %s
                end
                --
                ask May I delete it?
                say So be it.
                end
                --
                do true
                fail %s
                --
                exit 3
                """
                        .formatted(gate, banner, banner));
        String text = "first $(id) 'quoted'; -x\nEnter\n\ttab ünï 漢字 😀;\n[czar:00000001]";
        send(text);
        reads(ScreenTurn.ACTIVE);
        assertThat(folder.resolve(".czar-worker/inbox/001.txt")).hasContent(text);
        Files.writeString(gate, "");
        assertThat(reads(ScreenTurn.IDLE).shortage()).isEqualTo(AgentShortage.NONE);
        send("second");
        reads(ScreenTurn.AWAITING_INPUT);
        terminal.pressEnter(pane);
        reads(ScreenTurn.IDLE);
        send("third");
        await().until(() -> reader.read(terminal.screen(pane)).shortage() == shortage);
        send("fourth");
        await().until(() -> terminal.panes().ofSession("w1").orElseThrow().dead());
        assertThat(terminal.panes().ofSession("w1").orElseThrow().exitStatus()).isIn(3, -1);
    }

    @Test
    void whatAnAgentWasToldStaysWhenItIsStartedAnew() throws Exception {
        String scenario = "--\nexit 3\n";
        start("claude", scenario);
        send("first");
        await().until(() -> terminal.panes().ofSession("w1").orElseThrow().dead());
        terminal.stopServer();
        start("claude", scenario);
        send("second");
        await().until(() -> terminal.panes().ofSession("w1").orElseThrow().dead());
        assertThat(folder.resolve(".czar-worker/inbox/001.txt")).hasContent("first");
        assertThat(folder.resolve(".czar-worker/inbox/002.txt")).hasContent("second");
    }

    private void start(String agent, String scenario) throws Exception {
        reader = new ScreenReader(AgentCatalog.withOverrides(Map.of()).named(agent));
        Path steps = Files.writeString(folder.resolve("scenario"), scenario);
        pane = terminal.start(new SessionLaunch(
                "w1",
                folder,
                List.of("sh", PROGRAMS.resolve(agent + ".sh").toString()),
                Map.of("FAKE_AGENT", steps.toString(), "PATH", System.getenv("PATH"))));
        reads(ScreenTurn.IDLE);
    }

    private void send(String text) throws Exception {
        int before = messages();
        String buffer = "test-" + UUID.randomUUID();
        terminal.loadBuffer("w1", buffer, text.getBytes(StandardCharsets.UTF_8));
        terminal.paste(pane, buffer);
        terminal.pressEnter(pane);
        await().atMost(Duration.ofSeconds(20)).until(() -> messages() > before);
    }

    private int messages() throws Exception {
        try (var files = Files.list(folder.resolve(".czar-worker/inbox"))) {
            return (int) files.filter(file -> file.toString().endsWith(".txt")).count();
        }
    }

    private ScreenState reads(ScreenTurn turn) throws Exception {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        reader.read(terminal.screen(pane)).turn())
                .as(terminal.screen(pane))
                .isEqualTo(turn));
        return reader.read(terminal.screen(pane));
    }
}
