package dev.czar.actuator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.project.files.ApiToken;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.check.CheckoutSetup;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.worktree.WorkerWorktrees;
import dev.czar.world.terminal.SessionLaunch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSetupTest {
    @TempDir
    private Path folder;

    private GitTestRepository repository;
    private WorkerWorktrees workplace;
    private ProjectLayout layout;
    private Path worktree;

    @BeforeEach
    void prepare() throws Exception {
        repository = GitTestRepository.withCommit(folder.resolve("it's a repo"));
        workplace = new WorkerWorktrees(
                repository.repository(),
                IntegrationBranches.of("main", "czar/omnibus"),
                new CommitMerger(repository.repository(), List.of()),
                folder.resolve("workers"));
        layout = new ProjectLayout(repository.top(), repository.top().resolve(".git"));
        Files.createDirectories(layout.stateDirectory());
        worktree = workplace.open("w1");
        RunningCzar.thisProcess("http://127.0.0.1:4711", Instant.now()).announce(layout);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void claudeFindsItsHooksAndToolsOutsideOfEveryWorktree() throws Exception {
        SessionLaunch launch = launch(shipped("claude"));
        Path own = layout.workerFiles("w1");
        assertThat(launch.argv())
                .endsWith("--mcp-config", own + "/mcp.json", "--settings", own.resolve("settings.json") + "");
        JsonNode hook = json(own.resolve("settings.json")).at("/hooks/Stop/0/hooks/0");
        assertThat(new ProcessBuilder("sh", "-n", "-c", hook.path("command").asText())
                        .start()
                        .waitFor())
                .as("the command is one word to a shell, whatever the path")
                .isZero();
        JsonNode tools = json(own.resolve("mcp.json")).at("/mcpServers/czar");
        assertThat(tools.path("url").asText()).isEqualTo("http://127.0.0.1:4711/mcp");
        assertThat(tools.at("/headers/Authorization").asText()).isEqualTo("Bearer " + ApiToken.ofWorker(layout, "w1"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("mcp.json"))))
                .isEqualTo("rw-------");
        assertThat(status()).isEmpty();
    }

    @Test
    void aProgramThatCannotGoOnWithAConversationHasNoCommandForLaterTurns() throws Exception {
        Map<String, Object> run = Map.of("headless", Map.of("command", List.of("sandbox", "claude", "-p")));
        AgentProfile agent = AgentCatalog.withOverrides(Map.of("claude", run)).of("claude", true);
        SessionLaunch launch = launch(agent);
        assertThat(launch.argv()).startsWith("sandbox", "claude", "-p", "--mcp-config");
        assertThat(launch.following()).isEmpty();
    }

    @Test
    void everyShippedProfileWritesFilesThatCanBeReadAndLeavesTheRepositoryAsItIs() throws Exception {
        for (String name : AgentCatalog.withOverrides(Map.of()).names()) {
            AgentProfile agent = shipped(name);
            launch(agent);
            for (String file : agent.session().files().keySet()) {
                if (file.endsWith(".json")) {
                    assertThat(json(layout.workerFiles("w1").resolve(file)).isObject())
                            .isTrue();
                }
            }
            for (String file : agent.session().worktreeFiles().keySet()) {
                assertThat(json(worktree.resolve(file)).isObject()).isTrue();
                Files.copy(worktree.resolve(file), worktree.resolve(file + ".orig"));
            }
            assertThat(status()).as(name).isEmpty();
            assertThat(repository.git("status", "--porcelain")).as(name).isEmpty();
        }
    }

    @Test
    void settingsThatTheRepositoryOrAPersonHasAreLeftAlone() throws Exception {
        Path settings = worktree.resolve(".gemini/settings.json");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "{\"mine\": true}");
        launch(shipped("gemini"));
        assertThat(settings).hasContent("{\"mine\": true}");
        Files.delete(settings);
        launch(shipped("gemini"));
        assertThat(settings).content().contains("AfterAgent");
        repository.gitIn(worktree, "add", "--force", ".gemini/settings.json");
        Files.writeString(settings, "{\"tracked\": true}");
        launch(shipped("gemini"));
        assertThat(settings).hasContent("{\"tracked\": true}");
    }

    @Test
    void aProjectMaySwitchItAllOff() throws Exception {
        AgentProfile agent = AgentCatalog.withOverrides(Map.of("claude", Map.of("session", Map.of())))
                .named("claude");
        assertThat(launch(agent).argv()).doesNotContain("--settings", "--mcp-config");
    }

    private SessionLaunch launch(AgentProfile agent) throws Exception {
        return new SessionSetup(layout, new ReadyWorktrees(workplace, CheckoutSetup.none()))
                .prepare("w1", agent.command(), agent);
    }

    private static AgentProfile shipped(String name) throws Exception {
        return AgentCatalog.withOverrides(Map.of()).named(name);
    }

    private String status() {
        return repository.gitIn(worktree, "status", "--porcelain");
    }

    private static JsonNode json(Path file) throws Exception {
        return new ObjectMapper().readTree(file.toFile());
    }
}
