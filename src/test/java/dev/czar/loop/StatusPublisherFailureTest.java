package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.Worker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusPublisherFailureTest {

    private static final String NO_RULES = "package dev.czar.rules\n";

    @TempDir
    Path folder;

    @Test
    void aStatusFolderThatCannotBeWrittenIsSaidTheLoopGoesOnAndTheFileComesLater() throws Exception {
        Path status = Files.createDirectories(folder.resolve("tally/.czar")).resolve("status");
        Files.writeString(status, "in the way");
        RunningTestProject project = new RunningTestProject(folder, NO_RULES);
        try {
            project.see(new Project("tally", "main", ProjectState.RUNNING));
            await().until(() -> project.loop().health().trouble().contains("status files could not be written"));

            project.see(new Worker("engineer1", "command", List.of()));
            await().until(() ->
                    project.loop().snapshot().facts().stream().anyMatch(known -> known.fact() instanceof Worker));

            Files.delete(status);
            project.see(new Worker("engineer2", "command", List.of()));
            await().until(() -> Files.exists(status.resolve("worker-status.json")));
            await().until(() -> project.loop().health().trouble().isEmpty());
            assertThat(status.resolve("worker-status.json")).content().contains("engineer1", "engineer2");
        } finally {
            project.stop();
        }
    }
}
