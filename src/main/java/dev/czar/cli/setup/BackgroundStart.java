package dev.czar.cli.setup;

import dev.czar.cli.console.CommandFailure;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A service that was started in the background, until it is ready; one that is given up is ended as well. */
record BackgroundStart(ProjectLayout layout, Process service, Duration timeout, Path log) {

    private static final long LOOK_MILLISECONDS = 50;

    void await() throws IOException, InterruptedException {
        for (long waited = 0; waited < timeout.toMillis(); waited += LOOK_MILLISECONDS) {
            if (isServing()) {
                return;
            }
            if (service.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                RunningCzar.forget(layout, service.pid());
                throw CommandFailure.of(
                        "Czar exited during start-up, with exit code " + service.exitValue(), "its log: " + log);
            }
        }
        String end = ServiceEnd.ofProcess(layout, new RunningCzar(service.pid(), "", Instant.now()))
                .await();
        throw CommandFailure.of(
                "Czar was not ready after " + timeout.toSeconds() + " s and is " + end, "its log: " + log);
    }

    private boolean isServing() throws IOException {
        return RunningCzar.find(layout)
                .filter(running ->
                        running.pid() == service.pid() && !running.url().isEmpty())
                .isPresent();
    }
}
