package dev.czar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.cli.console.ProgramRunner;
import dev.czar.project.config.ProjectConfig;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.ScreenReader;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.SessionLaunch;
import dev.czar.world.terminal.TmuxServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The scripted worker in a real terminal: it must look and behave as the agent profile of the demo says. */
@Execution(ExecutionMode.CONCURRENT)
class ScriptedAgentTest {

    @TempDir
    private Path folder;

    private DemoRepository stage;
    private Path worktree;
    private TmuxServer terminal;
    private ScreenReader reader;
    private TerminalPane pane;

    @BeforeEach
    void begin() throws Exception {
        stage = DemoRepository.build(folder.toRealPath(), false);
        worktree = stage.folder().resolve("w1");
        git(stage.repository(), "worktree", "add", "-q", "-b", "czar/w1/count", worktree.toString());
        Files.writeString(stage.layout().common().resolve("info/exclude"), ".czar-worker/\n");
        ProjectConfig config = stage.config();
        var agent = AgentCatalog.withOverrides(config.agents()).named("command");
        reader = new ScreenReader(agent);
        terminal =
                new TmuxServer("czar-test-" + UUID.randomUUID().toString().substring(0, 8), stage.folder(), Map.of());
        Files.createDirectories(worktree.resolve(".czar-worker"));
        Path report = worktree.resolve(".czar-worker/report");
        Files.writeString(report, "echo \"$*\" >>.czar-worker/reports.txt\n");
        Map<String, String> environment =
                Map.of("CZAR_WORKER", "w1", "CZAR_REPORT", report.toString(), "CZAR_AGENT_PACE", "1", "PATH", path());
        pane = terminal.start(new SessionLaunch("w1", worktree, agent.command(), environment));
        await().until(() -> turn() == ScreenTurn.IDLE);
    }

    @AfterEach
    void end() throws Exception {
        terminal.stopServer();
    }

    @Test
    void aMessageIsKeptByteForByteAndAcknowledged() throws Exception {
        String text = "w1, how is task count going? $(id) 'quoted'; -x\nEnter\n\ttab ünï 漢字 😀;\n[czar:0a1b2c3d]";
        paste(text);
        await().untilAsserted(() -> assertThat(screen()).contains("[Pasted text #1 +3 lines]"));
        assertThat(turn()).isEqualTo(ScreenTurn.IDLE);
        assertThat(reader.draft(terminal.styledScreen(pane))).isNotEmpty();
        terminal.pressEnter(pane);
        await().untilAsserted(() -> assertThat(reports()).contains("--ack 0a1b2c3d"));
        assertThat(worktree.resolve(".czar-worker/inbox/001.txt")).hasContent(text);
        assertThat(reader.draft(terminal.styledScreen(pane))).isEmpty();
    }

    @Test
    void aTaskIsDoneInCommitsAndClaimedAndAFailingCheckIsMended() throws Exception {
        say("Hello w1. Your task is count, on branch czar/w1/count, in this worktree\n[czar:00000001]");
        await().until(() -> turn() == ScreenTurn.ACTIVE);
        await().atMost(Duration.ofSeconds(30)).until(() -> head().contains("TASK_COMPLETE: count"));
        assertThat(new ProgramRunner(worktree).succeeds("sh", "tests/run.sh")).isFalse();
        say(
                "w1, thank you for count. It cannot land yet: checks failed (round 1, branch czar/w1/count).\n[czar:00000002]");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> new ProgramRunner(worktree).succeeds("sh", "tests/run.sh")
                        && head().contains("TASK_COMPLETE: count"));
        await().until(() -> turn() == ScreenTurn.IDLE);
        assertThat(new ProgramRunner(worktree).output("git", "status", "--porcelain"))
                .isEmpty();
    }

    @Test
    void aStalledWorkerLooksActiveAndHearsOnlyANudge() throws Exception {
        say("Hello w1. Your task is fixtures, on branch czar/w1/count, in this worktree\n[czar:00000001]");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(worktree.resolve(".czar-worker/notes/fixtures/20-stall")));
        say("w1, how is task fixtures going?\n[czar:00000002]");
        await().untilAsserted(() -> assertThat(screen()).contains("[czar:00000002]"));
        assertThat(turn()).isEqualTo(ScreenTurn.ACTIVE);
        assertThat(reports()).doesNotContain("--ack 00000002");
        say("w1, task fixtures has had no visible progress for a while.\n[czar:00000003]");
        await().atMost(Duration.ofSeconds(30)).until(() -> head().contains("TASK_COMPLETE: fixtures"));
    }

    @Test
    void aWorkerThatDiedGoesOnWhereItWas() throws Exception {
        say("Hello w1. Your task is frequency, on branch czar/w1/count, in this worktree\n[czar:00000001]");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> terminal.panes().ofSession("w1").orElseThrow().dead());
        assertThat(terminal.panes().ofSession("w1").orElseThrow().exitStatus()).isIn(70, -1);
        var agent = AgentCatalog.withOverrides(stage.config().agents()).named("command");
        pane = terminal.restart(
                terminal.panes().ofSession("w1").orElseThrow(),
                new SessionLaunch("w1", worktree, agent.command(), Map.of("CZAR_WORKER", "w1", "PATH", path())));
        await().until(() -> turn() == ScreenTurn.IDLE);
        say("w1, your session was restarted.\n\nHello w1. Your task is frequency, on branch x, in\n[czar:00000002]");
        await().atMost(Duration.ofSeconds(30)).until(() -> head().contains("TASK_COMPLETE: frequency"));
        assertThat(new ProgramRunner(worktree).succeeds("sh", "tests/run.sh")).isTrue();
    }

    @Test
    void aWorkerThatAsksGoesOnWithTheAnswer() throws Exception {
        Path asking = stage.folder().resolve("agent/work/count/15-ask");
        Files.writeString(asking, "Do words count?\n");
        say("Hello w1. Your task is count, on branch czar/w1/count, in this worktree\n[czar:00000001]");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(reports()).contains("--task count --question Do words count?"));
        await().until(() -> turn() == ScreenTurn.IDLE);
        say("w1, other work has landed since you began count.\n[czar:00000002]");
        await().untilAsserted(() -> assertThat(reports()).contains("--ack 00000002"));
        assertThat(worktree.resolve(".czar-worker/notes/count/15-ask")).doesNotExist();
        say(
                "w1, the answer to your question, from the human who runs this project:\n\nThey do.\n\nPlease go on with that.\n[czar:00000003]");
        await().atMost(Duration.ofSeconds(30)).until(() -> head().contains("TASK_COMPLETE: count"));
        assertThat(worktree.resolve(".czar-worker/notes/count/15-ask"))
                .content()
                .contains("They do.");
    }

    @Test
    void aPointerIsFollowedOnlyWhenTheFileIsWhatItSays() throws Exception {
        Path file = worktree.resolve(".czar-worker/00000001.md");
        Files.writeString(file, "w1, how is task count going?\n");
        String sum =
                new ProgramRunner(worktree).output("sha256sum", file.toString()).substring(0, 64);
        String pointer = "Please read the file .czar-worker/00000001.md (sha256 %s) in this worktree to its end\n";
        say(pointer.formatted("0".repeat(64)) + "[czar:00000001]");
        await().untilAsserted(() -> assertThat(screen()).contains("is not what the message says it is"));
        say(pointer.formatted(sum) + "[czar:00000002]");
        await().untilAsserted(() -> assertThat(reports()).contains("--ack 00000002"));
        assertThat(reports()).doesNotContain("--ack 00000001");
    }

    private void say(String text) throws Exception {
        paste(text);
        await().untilAsserted(() -> assertThat(screen()).contains("[Pasted text"));
        terminal.pressEnter(pane);
    }

    private void paste(String text) throws Exception {
        String buffer = "test-" + UUID.randomUUID();
        terminal.loadBuffer("w1", buffer, text.getBytes(StandardCharsets.UTF_8));
        terminal.paste(pane, buffer);
    }

    private String screen() throws Exception {
        return terminal.screen(pane);
    }

    private ScreenTurn turn() throws Exception {
        return reader.read(screen()).turn();
    }

    private String head() {
        return new ProgramRunner(worktree).output("git", "log", "-1", "--format=%B");
    }

    private String reports() throws IOException {
        Path file = worktree.resolve(".czar-worker/reports.txt");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static String path() {
        return System.getenv("PATH");
    }

    private static void git(Path directory, String... arguments) {
        new ProgramRunner(directory)
                .output(Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new));
    }
}
