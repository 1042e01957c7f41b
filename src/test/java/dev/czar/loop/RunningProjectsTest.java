package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Fact.OneOf;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.loop.LoopHealth.SensorStatus;
import dev.czar.loop.RunningProjects.StopRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.trial.DirectTrialRunner;
import dev.czar.project.files.ProjectLock;
import dev.czar.project.files.ProjectTestRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningProjectsTest {

    @TempDir
    Path folder;

    private final AtomicInteger endings = new AtomicInteger();
    private final RunningProjects projects = new RunningProjects(
            new ProjectFactory(new SilentChannels(), DirectTrialRunner.ofUser(), Clock.systemUTC()),
            new ChannelReceiver(),
            endings::incrementAndGet,
            Optional.empty());

    /** Channels that carry nothing, so that nobody acts. */
    private static final class SilentChannels implements ChannelSender {
        @Override
        public void send(ObservationBatch sighting) {}

        @Override
        public void send(ActionRequest errand) {}

        @Override
        public void send(ActionResult reply) {}

        @Override
        public void send(CycleCompleted change) {}
    }

    @AfterEach
    void close() {
        projects.close(null);
    }

    @Test
    void stoppingOneProjectLeavesTheOthersAndTheLastEndsTheService() throws Exception {
        ProjectTestRepository one = project("one");
        projects.open(one.root());
        projects.open(project("two").root());

        projects.stopOnRequest(new StopRequest("one", false));
        assertThat(projects.all()).extracting(ProjectLoop::name).containsExactly("two");
        assertThat(endings).hasValue(0);
        ProjectLock.acquire(one.layout(), Clock.systemUTC().instant()).close();

        projects.stopOnRequest(new StopRequest("one", false));
        assertThat(endings).hasValue(0);
        projects.stopOnRequest(new StopRequest("two", false));
        assertThat(projects.all()).isEmpty();
        assertThat(endings).hasValue(1);
    }

    @Test
    void rulesMayAskForEverySensorByItsName() throws Exception {
        String[] known = SensorFailed.class
                .getMethod("sensor")
                .getAnnotation(OneOf.class)
                .value();

        assertThat(projects.open(project("one").root()).health().sensors())
                .isNotEmpty()
                .extracting(SensorStatus::name)
                .isSubsetOf(known);
    }

    @Test
    void aSavedConfigurationIsAppliedWithoutARestartAndABrokenOneIsNot() throws Exception {
        ProjectTestRepository repository = project("one");
        ProjectLoop before = projects.open(repository.root());
        repository.write(".czar/czar.yaml", "project: one\nworkers:\n  qa: {agent: nobody-knows}\n");
        await().untilAsserted(
                        () -> assertThat(before.health().configEdit()).contains("is not applied", "nobody-knows"));
        assertThat(projects.find("one")).containsSame(before);

        repository.write(
                ".czar/czar.yaml", "project: one\nworkers:\n  qa: {agent: command}\n  ada: {agent: command}\n");
        await().untilAsserted(() -> assertThat(projects.find("one"))
                .hasValueSatisfying(now -> assertThat(now.config().workers()).containsOnlyKeys("qa", "ada")));
        assertThat(projects.find("one").orElseThrow().health().configEdit()).isEmpty();
    }

    private ProjectTestRepository project(String name) throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve(name));
        repository.write(".czar/czar.yaml", "project: " + name + "\nworkers:\n  qa: {agent: command}\n");
        repository.write(".czar/work-queue.json", "{\"primary_tasks\": {}}\n");
        return repository;
    }
}
