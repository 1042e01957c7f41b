package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.Failure;
import dev.czar.cli.Remote;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Watches the project until it is finished, or for as long as there is patience. */
final class Performance {

    private static final Duration LOOK = Duration.ofMillis(300);

    private final Supervisor supervisor;
    private final Remote remote;
    private final String address;
    private final Ticker ticker;
    private final Clock clock;

    Performance(Supervisor supervisor, Remote remote, String project, Ticker ticker, Clock clock) {
        this.supervisor = supervisor;
        this.remote = remote;
        this.address = "/api/projects/" + project;
        this.ticker = ticker;
        this.clock = clock;
    }

    /** True when the project is finished. */
    boolean watch(Timeline timeline, Duration patience) throws InterruptedException {
        Instant end = clock.instant().plus(patience);
        while (clock.instant().isBefore(end)) {
            JsonNode project = remote.get(address);
            timeline.news().forEach(ticker::show);
            ticker.stand(project);
            if (project.path("state").asText().equals("FINISHED")) {
                timeline.news().forEach(ticker::show);
                ticker.clear();
                return true;
            }
            if (supervisor.ended(LOOK)) {
                throw Failure.of("Czar ended in the middle of the demo:\n" + supervisor.lastLines(), "");
            }
        }
        ticker.clear();
        return false;
    }
}
