package dev.czar.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.world.terminal.SessionLaunch;
import dev.czar.world.terminal.TmuxServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownCommandTest {

    @Test
    void workersThatWentOnWithoutCzarAreEnded(@TempDir Path folder) throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        repository.write(".czar/czar.yaml", "project: tally\nworkers: {ada: {agent: command}}\n");
        ProjectLayout layout = ProjectLayout.find(repository.root());
        String socket = layout.tmuxSocket(ProjectConfig.load(layout).project());
        TmuxServer terminal = new TmuxServer(socket, layout.stateDirectory().resolve("tmux"), Map.of());
        terminal.start(new SessionLaunch("ada", repository.root(), List.of("sleep", "600"), Map.of()));
        try {
            CommandLineRun run = CommandLineRun.in(repository.root(), "down", "--workers");
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).startsWith("Czar was not running; one worker's session is ended");
            assertThat(terminal.panes().ofSession("ada")).isEmpty();
            assertThat(CommandLineRun.in(repository.root(), "down", "--workers").out())
                    .startsWith("Czar was not running; no worker had a session");
        } finally {
            terminal.stopServer();
        }
    }
}
