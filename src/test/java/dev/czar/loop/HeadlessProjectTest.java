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
import dev.czar.world.forge.ScriptedIssues;
import dev.czar.world.forge.github.FakeGitHub;
import dev.czar.world.forge.github.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    void aTaskOfAChecklistIsDoneAndLandsAndItsMessageWasTakenUp() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        repository.write(
                ".czar/czar.yaml",
                """
                project: tally
                mainline: main
                workers: {ada: {agent: claude, terminal: headless}}
                tasks: TODO.md
                agents:
                  claude:
                    headless:
                      command: [sh, "%1$s"]
                      resume: [sh, "%1$s", "{conversation}"]
                """
                        .formatted(AGENT));
        repository.write(".czar/work-queue.json", "{\"primary_tasks\": {}}\n");
        repository.write("TODO.md", "# To do\n\n- [ ] One\n  Write one.txt\n- [x] Zero\n");
        ProjectLoop project = projects.open(repository.root());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        repository.git("show", "main:one.txt").strip())
                .isEqualTo("one"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(repository.root().resolve("TODO.md"))
                        .hasContent("# To do\n\n- [x] One\n  Write one.txt\n- [x] Zero\n"));
        assertThat(project.snapshot().all(ProtocolTurn.class)).hasSize(1);
    }

    @Test
    void anIssueBecomesATaskLandsAndIsClosed() throws Exception {
        try (FakeGitHub gitHub = new FakeGitHub(new FakeTime())) {
            ScriptedIssues people = gitHub.repository().people();
            int number = people.opened("czar", "Write a file", "Whatever its name is.");
            ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
            gitHub.repository().mirrors(branch -> head(repository, branch));
            Path token = Files.writeString(folder.resolve("token"), FakeGitHub.TOKEN);
            Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
            repository.write(
                    ".czar/czar.yaml",
                    """
                    project: tally
                    mainline: main
                    workers: {ada: {agent: claude, terminal: headless}}
                    forge: {kind: github, url: "%s", repository: acme/tally, token-file: "%s", issue-label: czar}
                    agents:
                      claude:
                        headless:
                          command: [sh, "%3$s"]
                          resume: [sh, "%3$s", "{conversation}"]
                    """
                            .formatted(gitHub.api(), token, AGENT));
            repository.write(".czar/work-queue.json", "{\"primary_tasks\": {}, \"bonus_tasks\": {}}\n");

            projects.open(repository.root());

            await().atMost(Duration.ofMinutes(4)).until(() -> !people.isOpen(number));
            assertThat(repository.git("show", "main:issue-500.txt").strip()).isEqualTo("issue-500");
            assertThat(people.comments(number)).hasSize(2).first().asString().startsWith("Taken up as task issue-500.");
            assertThat(gitHub.repository().pulls()).singleElement().satisfies(pull -> assertThat(pull.body())
                    .endsWith("Closes #500"));
        }
    }

    private static Optional<String> head(ProjectTestRepository repository, String branch) {
        try {
            return Optional.of(repository.git("rev-parse", branch).strip());
        } catch (IOException unknown) {
            return Optional.empty();
        }
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
