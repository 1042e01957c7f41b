package dev.czar.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.world.terminal.SessionLaunch;
import dev.czar.world.terminal.TmuxServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsAndAttachTest {

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void aProject() throws Exception {
        root = ProjectTestRepository.withCommit(folder.resolve("tally")).root();
        assertThat(CommandLineRun.in(root, "init", "--workers", "ada").code()).isZero();
    }

    @Test
    void theLastLinesOfTheServicesLogAreShown() throws Exception {
        assertThat(CommandLineRun.in(root, "logs").err())
                .contains("there is no log yet")
                .contains("czar up -d");
        Path logs = Files.createDirectories(ProjectLayout.find(root).logs());
        Files.writeString(
                logs.resolve("czar.log"),
                IntStream.rangeClosed(1, 300)
                        .mapToObj(line -> "line " + line + " \u001b[31m")
                        .collect(Collectors.joining("\n")));
        assertThat(CommandLineRun.in(root, "logs", "-n", "2").out().lines())
                .containsExactly("line 299 \uFFFD[31m", "line 300 \uFFFD[31m");
        assertThat(CommandLineRun.in(root, "logs").out().lines()).hasSize(100);
        assertThat(CommandLineRun.in(root, "logs", "-n", "0").err()).contains("a number from 1");
    }

    @Test
    void aWorkersSessionIsShownAndJoinedWithoutAWayToType() throws Exception {
        ProjectLayout layout = ProjectLayout.find(root);
        TmuxServer tmux = new TmuxServer(
                layout.tmuxSocket("tally"), layout.stateDirectory().resolve("tmux"), System.getenv());
        try {
            tmux.start(new SessionLaunch("ada", root, List.of("sh", "-c", "seq 1 200; sleep 600"), Map.of()));
            await().atMost(20, SECONDS).until(() -> CommandLineRun.in(root, "logs", "ada", "-n", "3")
                    .out()
                    .equals("198\n199\n200\n"));
            assertThat(CommandLineRun.in(root, "logs", "ada", "-n", "150").out())
                    .startsWith("51\n");
            assertThat(CommandLineRun.in(root, "attach", "ada", "--print").out())
                    .isEqualTo("tmux -L " + layout.tmuxSocket("tally") + " attach-session -r -t =ada\n");
            new ProcessBuilder("tmux", "-L", layout.tmuxSocket("tally"), "rename-session", "-t", "=ada", "my own")
                    .start()
                    .waitFor();
            assertThat(CommandLineRun.in(root, "attach", "ada", "--print").out())
                    .matches("tmux -L \\S+ attach-session -r -t %\\d+\n");
        } finally {
            tmux.stopServer();
        }
    }

    @Test
    void aWorkerWithoutASessionAndOneThatDoesNotExistAreNamed() {
        assertThat(CommandLineRun.in(root, "logs", "ada").err()).contains("there is no session of ada");
        assertThat(CommandLineRun.in(root, "attach", "bob").err())
                .contains("there is no worker bob")
                .contains("ada");
    }
}
