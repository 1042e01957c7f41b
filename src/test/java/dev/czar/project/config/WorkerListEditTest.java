package dev.czar.project.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.project.files.ProjectLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerListEditTest {

    private static final String WRITTEN =
            """
            # ours
            workers:   # who works
              ada: {agent: command}   # the first
              # the tester
              qa:
                agent: command
                skills: [tests]

            # what must pass
            checks: []
            """;

    @TempDir
    Path folder;

    private ProjectLayout layout;

    @BeforeEach
    void write() throws Exception {
        Path root = Files.createDirectories(folder.toRealPath().resolve("tally"));
        layout = new ProjectLayout(root, root.resolve(".git"));
        Files.createDirectories(layout.configFile().getParent());
        Files.writeString(layout.configFile(), WRITTEN);
    }

    @Test
    void aWorkerIsAddedBehindTheOthersAndTheRestStaysAsItIs() throws Exception {
        new WorkerListEdit(layout).add("ben", "command", List.of("code", "docs"));
        assertThat(layout.configFile())
                .hasContent(WRITTEN.replace(
                        "    skills: [tests]\n",
                        "    skills: [tests]\n  ben: {agent: command, skills: [code, docs]}\n"));
        assertThat(ProjectConfig.load(layout).workers()).containsOnlyKeys("ada", "qa", "ben");
    }

    @Test
    void aWorkerIsRemovedWithItsLines() throws Exception {
        new WorkerListEdit(layout).remove("qa");
        assertThat(layout.configFile())
                .hasContent(WRITTEN.replace("  qa:\n    agent: command\n    skills: [tests]\n", ""));
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsChanged() {
        WorkerListEdit edit = new WorkerListEdit(layout);
        assertThatThrownBy(() -> edit.add("ada", "command", List.of())).hasMessageContaining("already");
        assertThatThrownBy(() -> edit.add("a b", "command", List.of())).hasMessageContaining("a b");
        assertThatThrownBy(() -> edit.remove("eve")).hasMessageContaining("there is no worker eve");
        assertThat(layout.configFile()).hasContent(WRITTEN);
    }

    @Test
    void aListInBracesIsLeftToItsAuthor() throws Exception {
        Files.writeString(layout.configFile(), "workers: {ada: {agent: command}}\n");
        assertThatThrownBy(() -> new WorkerListEdit(layout).add("ben", "command", List.of()))
                .hasMessageContaining("by hand");
    }
}
