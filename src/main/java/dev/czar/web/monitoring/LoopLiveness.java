package dev.czar.web.monitoring;

import dev.czar.loop.LoopHealth;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Live: each loop turns. */
@Liveness
class LoopLiveness implements HealthCheck {

    /** A loop turns once a second; one that has not for so long hangs. */
    private static final Duration HANGS = Duration.ofMinutes(1);

    private final RunningProjects projects;
    private final Clock clock;

    LoopLiveness(RunningProjects projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("loop").up();
        for (ProjectLoop project : projects.all()) {
            String word = word(project.health());
            answer.withData(project.name(), word);
            if (!word.equals("running")) {
                answer.down();
            }
        }
        return answer.build();
    }

    private String word(LoopHealth health) {
        if (!health.alive()) {
            return "stopped";
        }
        boolean begun = health.lastTurn().isAfter(Instant.EPOCH);
        Duration since = Duration.between(health.lastTurn(), clock.instant());
        return begun && since.compareTo(HANGS) > 0 ? "last cycle " + since + " ago" : "running";
    }
}
