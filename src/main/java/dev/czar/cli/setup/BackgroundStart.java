package dev.czar.cli.setup;

import dev.czar.cli.console.CommandFailure;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service that was started in the background, until it is ready; one that is given up is ended as well.
 *
 * @param loggedBefore how many bytes the log had before it was started
 */
record BackgroundStart(ProjectLayout layout, Process service, Duration timeout, Path log, long loggedBefore) {

    private static final Pattern ERROR = Pattern.compile("[\\d:.]+ ERROR \\[\\w+] (.+)");

    private static final long LOOK_MILLISECONDS = 50;

    void await() throws IOException, InterruptedException {
        for (long waited = 0; waited < timeout.toMillis(); waited += LOOK_MILLISECONDS) {
            if (isServing()) {
                return;
            }
            if (service.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                RunningCzar.forget(layout, service.pid());
                throw CommandFailure.of(
                        "Czar exited during start-up: "
                                + lastError().orElseGet(() -> "exit code " + service.exitValue()),
                        "its log: " + log);
            }
        }
        String end = ServiceEnd.ofProcess(layout, new RunningCzar(service.pid(), "", Instant.now()))
                .await();
        throw CommandFailure.of(
                "Czar was not ready after " + timeout.toSeconds() + " s and is " + end, "its log: " + log);
    }

    /** What it said last as an error, each line of which begins with its time and level. */
    private Optional<String> lastError() {
        try {
            byte[] all = Files.readAllBytes(log);
            int before = all.length < loggedBefore ? 0 : (int) loggedBefore;
            return new String(all, before, all.length - before, StandardCharsets.UTF_8)
                    .lines()
                    .map(ERROR::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .reduce((earlier, later) -> later);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isServing() throws IOException {
        return RunningCzar.find(layout)
                .filter(running ->
                        running.pid() == service.pid() && !running.url().isEmpty())
                .isPresent();
    }
}
