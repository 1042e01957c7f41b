package dev.czar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.cli.console.ProgramRunner;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.ProjectConfig.WorkerConfig;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import dev.czar.world.terminal.HeadlessHost;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.SessionLaunch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The scripted worker of the headless demo: the same troubles, turn by turn. */
@Execution(ExecutionMode.CONCURRENT)
class StreamedAgentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private DemoRepository stage;
    private Path worktree;
    private AgentProfile agent;
    private HeadlessHost host;
    private TerminalPane pane;

    @BeforeEach
    void begin() throws Exception {
        stage = DemoRepository.build(folder.toRealPath(), true);
        worktree = stage.folder().resolve("w1");
        git("worktree", "add", "-q", "-b", "czar/w1/task", worktree.toString());
        Files.writeString(stage.layout().common().resolve("info/exclude"), ".czar-worker/\n");
        Files.createDirectories(worktree.resolve(".czar-worker"));
        Files.writeString(worktree.resolve(".czar-worker/report"), "echo \"$*\" >>.czar-worker/reports.txt\n");
        ProjectConfig config = stage.config();
        assertThat(config.workers().values()).allMatch(WorkerConfig::headless);
        agent = AgentCatalog.withOverrides(config.agents()).of("command", true);
        host = new HeadlessHost(
                "czar-test-" + UUID.randomUUID().toString().substring(0, 8),
                folder.resolve("headless"),
                Map.of("w1", agent),
                System.getenv());
        pane = host.start(launch());
    }

    @AfterEach
    void end() throws Exception {
        host.stopServer();
    }

    @Test
    void aMessageIsKeptByteForByteAndAcknowledged() throws Exception {
        String text = "w1, how is task count going? $(id) 'quoted'; -x \\n \\\\ \"text\":\"a\"}]}}"
                + "\nEnter\n\ttab ünï 漢字 😀;\n[czar:0a1b2c3d]";
        say(text);
        await().untilAsserted(() -> assertThat(reports()).contains("--ack 0a1b2c3d"));
        assertThat(worktree.resolve(".czar-worker/inbox/001.txt")).hasContent(text);
        assertThat(host.protocol(pane).orElseThrow().took("[czar:0a1b2c3d]")).isTrue();
    }

    @Test
    void aTaskIsDoneInOneTurnAndAFailingCheckIsMendedInTheNext() throws Exception {
        say("Hello w1. Your task is count, on branch czar/w1/task, in this worktree\n[czar:00000001]");
        awaitHead("TASK_COMPLETE: count");
        awaitTurnsEnd();
        assertThat(new ProgramRunner(worktree).succeeds("sh", "tests/run.sh")).isFalse();
        say("w1, thank you for count. It cannot land yet: checks failed (round 1).\n[czar:00000002]");
        await().atMost(PATIENCE).until(() -> new ProgramRunner(worktree).succeeds("sh", "tests/run.sh"));
    }

    @Test
    void aStalledWorkerEndsItsTurnAndHearsOnlyANudge() throws Exception {
        say("Hello w1. Your task is fixtures, on branch czar/w1/task, in this worktree\n[czar:00000001]");
        await().atMost(PATIENCE).until(() -> Files.exists(worktree.resolve(".czar-worker/notes/fixtures/20-stall")));
        awaitTurnsEnd();
        say("w1, how is task fixtures going?\n[czar:00000002]");
        say("w1, task fixtures has had no visible progress for a while.\n[czar:00000003]");
        awaitHead("TASK_COMPLETE: fixtures");
        assertThat(reports()).contains("--ack 00000003").doesNotContain("--ack 00000002");
    }

    @Test
    void aWorkerThatDiedGoesOnWhereItWas() throws Exception {
        say("Hello w1. Your task is frequency, on branch czar/w1/task, in this worktree\n[czar:00000001]");
        await().atMost(PATIENCE)
                .until(() -> host.panes().ofSession("w1").orElseThrow().dead());
        TerminalPane dead = host.panes().ofSession("w1").orElseThrow();
        assertThat(dead.exitStatus()).isEqualTo(70);
        pane = host.restart(dead, launch());
        say("w1, your session was restarted.\n\nHello w1. Your task is frequency, on branch x, in\n[czar:00000002]");
        awaitHead("TASK_COMPLETE: frequency");
    }

    private SessionLaunch launch() {
        Map<String, String> environment = Map.of(
                "CZAR_WORKER",
                "w1",
                "CZAR_REPORT",
                worktree.resolve(".czar-worker/report").toString(),
                "CZAR_AGENT_PACE",
                "1",
                "PATH",
                System.getenv("PATH"));
        return new SessionLaunch("w1", worktree, agent.command(), environment);
    }

    private void say(String text) throws Exception {
        String buffer = "test-" + UUID.randomUUID();
        host.loadBuffer("w1", buffer, text.getBytes(StandardCharsets.UTF_8));
        host.paste(pane, buffer);
        host.pressEnter(pane);
    }

    private void awaitTurnsEnd() {
        await().atMost(PATIENCE)
                .until(() -> host.protocol(pane).orElseThrow().state().turn() == ScreenTurn.IDLE);
    }

    private void awaitHead(String line) {
        await().atMost(PATIENCE).until(() -> new ProgramRunner(worktree)
                .output("git", "log", "-1", "--format=%B")
                .contains(line));
    }

    private String reports() throws IOException {
        Path file = worktree.resolve(".czar-worker/reports.txt");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void git(String... arguments) {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        new ProgramRunner(stage.repository()).output(words.toArray(String[]::new));
    }
}
