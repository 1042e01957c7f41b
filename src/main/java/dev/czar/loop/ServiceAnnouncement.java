package dev.czar.loop;

import dev.czar.io.DaemonThreadFactory;
import dev.czar.io.FailureText;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectLock;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Says to the command line where a project is served, until it is closed; says it again when the file was lost. */
final class ServiceAnnouncement implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ServiceAnnouncement.class);
    private static final long SWEEP_SECONDS = 30;

    private final ScheduledExecutorService sweep =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("czar-announcement"));
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
        announced = Optional.of(here);
        sweep.scheduleWithFixedDelay(this::announceAgain, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
        lock.announce(here);
        here.announce(layout);
    }

    private void announceAgain() {
        try {
            RunningCzar here = announced.orElseThrow();
            if (!here.isAnnounced(layout)) {
                here.announce(layout);
                LOG.warnf("announced again, for %s was lost", layout.serviceFile());
            }
        } catch (IOException failure) {
            LOG.warnf("cannot be announced: %s", FailureText.of(failure));
        }
    }

    @Override
    public void close() throws IOException {
        sweep.shutdownNow();
        if (announced.isPresent()) {
            announced.get().withdraw(layout);
        }
    }
}
