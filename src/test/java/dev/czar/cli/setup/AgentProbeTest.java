package dev.czar.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.setup.DoctorFinding.Grade;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentProbeTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private ProjectLayout layout;

    @BeforeEach
    void start() throws IOException {
        layout = ProjectTestRepository.withCommit(folder.resolve("app")).layout();
        Files.createDirectories(folder.resolve("bin"));
        environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        environment.put("HOME", folder.toString());
    }

    @Test
    void aProgramThatIsNotThereIsNamedWithWhoRunsIt() throws IOException {
        config("claude");
        assertThat(finding().grade()).isEqualTo(Grade.FAIL);
        assertThat(finding().found()).isEqualTo("claude, run by w1, w2, is not on PATH");
        assertThat(finding().remedy()).startsWith("install it, or name another command under agents in ");
    }

    @Test
    void aProgramWithoutALoginIsToldUntilOneIsSeen() throws IOException {
        config("claude");
        program("claude", "2.1.197 (Claude Code)");
        assertThat(finding().grade()).isEqualTo(Grade.WARN);
        assertThat(finding().found())
                .startsWith("claude 2.1.197; no login seen")
                .contains("$ANTHROPIC_API_KEY");
        environment.put("ANTHROPIC_API_KEY", "x");
        assertThat(finding()).isEqualTo(DoctorFinding.ok("agent claude", "claude 2.1.197"));
        environment.remove("ANTHROPIC_API_KEY");
        Files.createDirectories(folder.resolve(".claude"));
        Files.writeString(folder.resolve(".claude/.credentials.json"), "{}");
        assertThat(finding().grade()).isEqualTo(Grade.OK);
    }

    @Test
    void aVersionThatNobodyTestedIsAWarning() throws IOException {
        config("claude");
        program("claude", "2.10.1");
        assertThat(finding().grade()).isEqualTo(Grade.WARN);
        assertThat(finding().found()).isEqualTo("claude 2.10.1; tested with 2.1");
    }

    @Test
    void aScriptThatIsNotInTheRepositoryIsNamed() throws IOException {
        config("command");
        assertThat(finding().grade()).isEqualTo(Grade.FAIL);
        assertThat(finding().found()).isEqualTo("agent.sh, run with sh by w1, w2, is not in the repository");
        Files.writeString(layout.root().resolve("agent.sh"), "cat");
        assertThat(finding()).isEqualTo(DoctorFinding.ok("agent command", "sh"));
    }

    private DoctorFinding finding() {
        List<DoctorFinding> findings = new AgentProbe(layout, environment).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private void config(String agent) throws IOException {
        Files.createDirectories(layout.configFile().getParent());
        Files.writeString(
                layout.configFile(),
                "project: app\nmainline: main\nworkers:\n  w1: {agent: %s}\n  w2: {agent: %s}\n"
                        .formatted(agent, agent));
    }

    private void program(String name, String version) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\necho '" + version + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
