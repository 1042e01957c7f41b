package dev.czar.loop;

import dev.czar.io.DaemonThreadFactory;
import dev.czar.io.FailureText;
import dev.czar.ledger.RetentionPolicy;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.project.files.LogRotation;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Trims the ledger and the log every hour. */
final class LedgerTrimmer {

    private static final Logger LOG = Logger.getLogger(LedgerTrimmer.class);
    private static final long DELAY_MINUTES = 1;
    private static final long PERIOD_MINUTES = 60;

    private final ProjectContext project;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("czar-ledger-trim"));

    LedgerTrimmer(ProjectContext project) {
        this.project = project;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::trim, DELAY_MINUTES, PERIOD_MINUTES, TimeUnit.MINUTES);
    }

    void stop() {
        thread.shutdownNow();
    }

    private void trim() {
        try {
            project.ledger().trim(project.name(), project.clock().instant(), RetentionPolicy.DEFAULT);
        } catch (LedgerUnavailable full) {
            LOG.warnf("the ledger was not trimmed: %s", full.getMessage());
        }
        try {
            LogRotation.rotate(project.layout());
        } catch (IOException failure) {
            LOG.warnf("the log was not rotated: %s", FailureText.of(failure));
        }
    }
}
