package dev.czar.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.cli.CommandLineRun;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.world.TestPrograms;
import dev.czar.world.terminal.SessionLaunch;
import dev.czar.world.terminal.TmuxServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentsCommandTest {
    private static final Path SCREENS = Path.of("src/test/resources/screens").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void everyKindOfAgentIsListedWithItsProgramAndTestedVersions() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path program = Files.writeString(bin.resolve("codex"), "#!/bin/sh\necho codex-cli 0.999.1\n");
        TestPrograms.executable(program);
        CommandLineRun run =
                CommandLineRun.in(folder, Map.of("PATH", bin + ":" + System.getenv("PATH")), "agents", "list");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("claude", "opencode", "copilot", "cline", "aider")
                .containsPattern("codex +codex +0\\.999\\.1 .*not tested with this version");
        assertThat(CommandLineRun.in(folder, "agents", "list", "--json").json()).hasSize(9);
    }

    @Test
    void aFolderOfScreensIsComparedWithTheirNames() throws Exception {
        CommandLineRun run = CommandLineRun.in(folder, "agents", "check", SCREENS.toString());
        assertThat(run.out()).contains(" compared, 0 wrong").contains("blocked     read as blocked");
        assertThat(run.code()).isZero();

        Path misread = Files.createDirectories(folder.resolve("claude")).resolve("active-not-at-all.txt");
        Files.copy(SCREENS.resolve("claude/idle-fresh.txt"), misread);
        CommandLineRun wrong = CommandLineRun.in(folder, "agents", "check", "claude");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.out())
                .contains("claude/active-not-at-all.txt (claude, said to be active)")
                .contains("active      read as idle 1")
                .contains("1 compared, 1 wrong");
    }

    @Test
    void aScreenIsExplainedByTheSignAndItsLine() {
        CommandLineRun run = CommandLineRun.in(
                folder,
                "agents",
                "check",
                SCREENS.resolve("claude/idle-old-limit-then-work.txt").toString());
        assertThat(run.out()).contains("newest   ").contains("also     line 2: rateLimited.");
        CommandLineRun json = CommandLineRun.in(
                folder,
                "agents",
                "check",
                "--json",
                "--agent",
                "codex",
                SCREENS.resolve("codex/limited-plan.txt").toString());
        assertThat(json.json().at("/screens/0/shortage").asText()).isEqualTo("RATE_LIMITED");
        assertThat(json.json().at("/screens/0/until").asText()).isEqualTo("at 7pm");
    }

    @Test
    void aScreenOfNoKnownAgentIsWrongUsage() throws Exception {
        Path screen = Files.writeString(folder.resolve("idle.txt"), "> \n");
        assertThat(CommandLineRun.in(folder, "agents", "check", screen.toString())
                        .err())
                .contains("which agent drew")
                .contains("--agent");
        assertThat(CommandLineRun.in(folder, "agents").code()).isEqualTo(2);
    }

    @Test
    void aLiveScreenIsExplainedAndKeptAsATestFile() throws Exception {
        ProjectLayout layout =
                ProjectTestRepository.withCommit(folder.resolve("tally")).layout();
        Files.createDirectories(layout.czarDirectory());
        Files.writeString(layout.configFile(), "project: screens\nmainline: main\nworkers: {ada: {agent: command}}\n");
        TmuxServer server = new TmuxServer(layout.tmuxSocket("screens"), folder.resolve("tmux"), System.getenv());
        try {
            List<String> program = List.of("sh", "-c", "printf '? May I go on\\n'; cat");
            server.start(new SessionLaunch("ada", layout.root(), program, Map.of()));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(CommandLineRun.in(layout.root(), "agents", "explain", "ada")
                                    .toString())
                            .contains("blocked.question  ? May I go on"));
            CommandLineRun kept = CommandLineRun.in(layout.root(), "agents", "record", "ada", "--state", "idle");
            assertThat(kept.out()).contains("It is idle, but is read as blocked.");
            try (Stream<Path> files = Files.list(layout.czarDirectory().resolve("screens/command"))) {
                assertThat(files).singleElement().satisfies(file -> assertThat(
                                file.getFileName().toString())
                        .startsWith("idle-ada-"));
            }
            assertThat(CommandLineRun.in(layout.root(), "agents", "check", ".czar/screens")
                            .code())
                    .isEqualTo(1);
            assertThat(CommandLineRun.in(layout.root(), "agents", "record", "ada", "--state", "glad")
                            .err())
                    .contains("glad is no state");
        } finally {
            server.stopServer();
        }
    }
}
