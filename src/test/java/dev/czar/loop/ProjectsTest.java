package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.loop.wire.Change;
import dev.czar.loop.wire.Errand;
import dev.czar.loop.wire.Reply;
import dev.czar.loop.wire.Sighting;
import dev.czar.loop.wire.Wires;
import dev.czar.project.ProjectLock;
import dev.czar.project.ScratchRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectsTest {

    @TempDir
    Path folder;

    private final AtomicInteger endings = new AtomicInteger();
    private final Projects projects =
            new Projects(new Assembly(new Cut(), Clock.systemUTC()), endings::incrementAndGet, Optional.empty());

    /** Channels that carry nothing, so that nobody acts. */
    private static final class Cut implements Wires {
        @Override
        public void send(Sighting sighting) {}

        @Override
        public void send(Errand errand) {}

        @Override
        public void send(Reply reply) {}

        @Override
        public void send(Change change) {}
    }

    @AfterEach
    void close() {
        projects.close(null);
    }

    @Test
    void stoppingOneProjectLeavesTheOthersAndTheLastEndsTheService() throws Exception {
        ScratchRepository one = project("one");
        projects.open(one.root());
        projects.open(project("two").root());

        projects.dismiss(new StopOrder("one", false));
        assertThat(projects.all()).extracting(ProjectLoop::name).containsExactly("two");
        assertThat(endings).hasValue(0);
        ProjectLock.acquire(one.layout(), Clock.systemUTC().instant()).close();

        projects.dismiss(new StopOrder("one", false));
        assertThat(endings).hasValue(0);
        projects.dismiss(new StopOrder("two", false));
        assertThat(projects.all()).isEmpty();
        assertThat(endings).hasValue(1);
    }

    private ScratchRepository project(String name) throws Exception {
        ScratchRepository repository = ScratchRepository.withCommit(folder.resolve(name));
        repository.write(".czar/czar.yaml", "project: " + name + "\nworkers:\n  qa: {agent: command}\n");
        repository.write(".czar/work-queue.json", "{\"primary_tasks\": {}}\n");
        return repository;
    }
}
