package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Worker.ProtocolTurn;
import dev.czar.loop.ChannelReceiver.ProjectChannels;
import dev.czar.loop.RunningProjects.StopRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.trial.DirectTrialRunner;
import dev.czar.project.files.ProjectTestRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole project without a terminal: from the queue to the mainline by a program that speaks in events. */
class HeadlessProjectTest {
    private static final Path AGENT =
            Path.of("src/main/resources/demo/agent/claude-stream.sh").toAbsolutePath();

    @TempDir
    Path folder;

    private final RunningProjects projects = new RunningProjects(
            new ProjectFactory(new DirectChannels(), DirectTrialRunner.ofUser(), Clock.systemUTC()),
            new ChannelReceiver(),
            () -> {},
            Optional.empty());

    @AfterEach
    void endWithAllSessions() {
        projects.stopOnRequest(new StopRequest("tally", true));
    }

    @Test
    void aTaskIsDoneAndLandsAndItsMessageWasTakenUp() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        repository.write(
                ".czar/czar.yaml",
                """
                project: tally
                mainline: main
                workers: {ada: {agent: claude, terminal: headless}}
                agents:
                  claude:
                    headless:
                      command: [sh, "%1$s"]
                      resume: [sh, "%1$s", "{conversation}"]
                """
                        .formatted(AGENT));
        repository.write(
                ".czar/work-queue.json", "{\"primary_tasks\": {\"one\": {\"description\": \"Write one.txt\"}}}\n");
        ProjectLoop project = projects.open(repository.root());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        repository.git("show", "main:one.txt").strip())
                .isEqualTo("one"));
        assertThat(project.snapshot().all(ProtocolTurn.class)).hasSize(1);
    }

    /** Channels without a detour. */
    private final class DirectChannels implements ChannelSender {
        @Override
        public void send(ObservationBatch batch) {
            channels(batch.project(), channels -> channels.observed(batch));
        }

        @Override
        public void send(ActionRequest request) {
            channels(request.project(), channels -> channels.requested(request));
        }

        @Override
        public void send(ActionResult result) {
            channels(result.project(), channels -> channels.ended(result));
        }

        @Override
        public void send(CycleCompleted cycle) {
            channels(cycle.project(), channels -> channels.completed(cycle));
        }

        /** Nowhere once the project has ended. */
        private void channels(String project, Consumer<ProjectChannels> message) {
            projects.find(project).map(loop -> loop.engine().channels()).ifPresent(message);
        }
    }
}
