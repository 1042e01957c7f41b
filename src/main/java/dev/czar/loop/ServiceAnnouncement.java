package dev.czar.loop;

import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectLock;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Says to the command line where a project is served, until it is closed. */
final class ServiceAnnouncement implements AutoCloseable {

    private final ProjectLayout layout;
    private final ProjectLock lock;
    private final Clock clock;
    private volatile Optional<RunningCzar> announced = Optional.empty();

    ServiceAnnouncement(ProjectLayout layout, ProjectLock lock, Clock clock) {
        this.layout = layout;
        this.lock = lock;
        this.clock = clock;
    }

    void announce(String url) throws IOException {
        RunningCzar here = RunningCzar.thisProcess(url, clock.instant());
        lock.announce(here);
        here.announce(layout);
        announced = Optional.of(here);
    }

    @Override
    public void close() throws IOException {
        if (announced.isPresent()) {
            announced.get().withdraw(layout);
        }
    }
}
