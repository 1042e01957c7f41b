package dev.czar.actuator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.agent.AgentProfile;
import dev.czar.world.git.worktree.WorkerWorktrees.CheckoutFolders;
import dev.czar.world.terminal.SessionLaunch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaunchPlaceholdersTest {

    private static final CheckoutFolders FOLDERS = new CheckoutFolders(
            Path.of("/r"), Path.of("/r/.git"), Path.of("/r-workers/w1"), Path.of("/r/.git/worktrees/w1"));

    /** An agent's command to resume is told without these: see AgentProfile. */
    private static final Set<String> OF_RESUMED_COMMANDS = Set.of("conversation", "session");

    @Test
    void commandAndEnvironmentNameTheWorkersOwnPlaces() {
        SessionLaunch launch = new SessionLaunch(
                "w1",
                Path.of("/r-workers/w1"),
                List.of("agent", "--add-dir", "{worktreeGitDir}", "Bash({report}:*)"),
                Map.of("RULES", "{\"bash\":{\"{report} *\":\"allow\"}}"));
        SessionLaunch filled =
                LaunchPlaceholders.of("w1", FOLDERS, Path.of("/spool")).fill(launch);
        assertThat(filled.argv())
                .containsExactly(
                        "agent", "--add-dir", "/r/.git/worktrees/w1", "Bash(/r-workers/w1/.czar-worker/report:*)");
        assertThat(filled.environment())
                .containsEntry("RULES", "{\"bash\":{\"/r-workers/w1/.czar-worker/report *\":\"allow\"}}");
    }

    @Test
    void everyPlaceholderAProfileMayNameHasAValue() {
        for (String name : AgentProfile.PLACEHOLDERS) {
            if (OF_RESUMED_COMMANDS.contains(name)) {
                continue;
            }
            SessionLaunch launch =
                    new SessionLaunch("w1", FOLDERS.worktree(), List.of("agent", "{" + name + "}"), Map.of());
            assertThat(LaunchPlaceholders.of("w1", FOLDERS, Path.of("/spool"))
                            .with(Map.of(
                                    "files",
                                    "/f",
                                    "hook",
                                    "/f/hook",
                                    "hookCommand",
                                    "/f/hook",
                                    "token",
                                    "t",
                                    "url",
                                    "http://127.0.0.1:1"))
                            .fill(launch)
                            .argv()
                            .get(1))
                    .doesNotContain("{");
        }
    }
}
