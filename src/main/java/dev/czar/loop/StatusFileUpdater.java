package dev.czar.loop;

import dev.czar.io.DaemonThreadFactory;
import dev.czar.loop.status.StatusPublisher;
import dev.czar.rule.CycleResult;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Has the status files written after a cycle, in a thread of its own; many cycles at once lead to one writing. */
final class StatusFileUpdater {

    private static final Logger LOG = Logger.getLogger(StatusFileUpdater.class);

    private static final long GRACE_SECONDS = 10;

    private final String project;
    private final StatusPublisher publisher;
    private final CycleState state;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(new DaemonThreadFactory("czar-status-files"));
    private final AtomicBoolean queued = new AtomicBoolean();
    private volatile String problem = "";

    StatusFileUpdater(String project, StatusPublisher publisher, CycleState state) {
        this.project = project;
        this.publisher = publisher;
        this.state = state;
    }

    void update() {
        if (queued.compareAndSet(false, true) && !thread.isShutdown()) {
            thread.execute(this::write);
        }
    }

    /** Why the files are not up to date; "" when they are. */
    String problem() {
        return problem;
    }

    /** Lets the writing under way end, though not for ever. */
    void stop() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    }

    private void write() {
        queued.set(false);
        try {
            Optional<CycleResult> latest = state.result();
            if (latest.isPresent()) {
                publisher.publish(state.snapshot(), latest.get());
            }
            problem = "";
        } catch (Exception failure) {
            problem = "status files could not be written: " + failure.getMessage();
            LOG.warnf("%s: project=%s", problem, project);
        }
    }
}
