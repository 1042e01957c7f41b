package dev.czar.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import dev.czar.cli.setup.ServiceUnit.ServiceStart;
import dev.czar.project.files.ProjectTestRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceUnitTest {

    private static final ServiceStart WHAT =
            new ServiceStart("tally", Path.of("/work place/tally"), List.of("/opt/100%/czar", "up", "$x\"y"));

    @TempDir
    Path folder;

    @Test
    void systemdStartsItInItsRepositoryAndLeavesWorkersAlone() {
        ServiceUnit unit = ServiceUnit.systemd(WHAT, Map.of("HOME", "/home/ada", "PATH", "/usr/bin", "SECRET", "s"));
        assertThat(unit.file()).hasToString("/home/ada/.config/systemd/user/czar-tally.service");
        assertThat(unit.text())
                .contains("WorkingDirectory=/work place/tally\n")
                .contains("ExecStart=\"/opt/100%%/czar\" \"up\" \"$$x\\\"y\"\n")
                .contains("Environment=\"PATH=/usr/bin\"\n")
                .contains("KillMode=process\n")
                .doesNotContain("SECRET");
    }

    @Test
    void launchdDoesTheSame() {
        ServiceUnit unit = ServiceUnit.launchd(WHAT, Map.of("HOME", "/Users/ada", "PATH", "/a&b"));
        assertThat(unit.file()).hasToString("/Users/ada/Library/LaunchAgents/dev.czar.tally.plist");
        assertThat(unit.text())
                .contains("<string>/opt/100%/czar</string>\n    <string>up</string>")
                .contains("<key>PATH</key><string>/a&amp;b</string>")
                .contains("<key>AbandonProcessGroup</key><true/>");
    }

    @Test
    void itIsInstalledAndRemovedWithWhatToDoNext() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        repository.write(".czar/czar.yaml", "project: tally\nworkers:\n  qa: {agent: command}\n");
        CommandLineRun installed = CommandLineRun.in(repository.root(), "service", "install");
        assertThat(installed.out()).contains("written: ", "now run: ");
        Path file = Path.of(installed.out().lines().findFirst().orElseThrow().substring("written: ".length()));
        assertThat(file).content().contains("tally");
        assertThat(CommandLineRun.in(repository.root(), "service", "remove").out())
                .contains("removed: " + file);
        assertThat(file).doesNotExist();
        assertThat(CommandLineRun.in(repository.root(), "service").err()).contains("install or remove");
    }
}
