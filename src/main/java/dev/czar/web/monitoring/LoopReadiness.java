package dev.czar.web.monitoring;

import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.loop.LoopHealth;
import dev.czar.loop.LoopHealth.SensorStatus;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.rule.CycleResult.QuarantinedRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready: there is a project, its sensors can look, its ledger can be written and its loop acts; each with its reason if not. */
@Readiness
class LoopReadiness implements HealthCheck {

    /** A sensor looks at least every half minute. */
    private static final Duration STUCK = Duration.ofMinutes(10);

    private static final long LEAST_BYTES = 16L << 20;

    private final RunningProjects projects;
    private final Clock clock;

    LoopReadiness(RunningProjects projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("projects").status(!projects.all().isEmpty());
        for (ProjectLoop project : projects.all()) {
            String problem = String.join("; ", problems(project));
            tell(answer, project, problem);
            if (!problem.isEmpty()) {
                answer.down();
            }
        }
        return answer.build();
    }

    private static void tell(HealthCheckResponseBuilder answer, ProjectLoop project, String problem) {
        LoopHealth health = project.health();
        String name = project.name();
        answer.withData(name + ".rules", health.revision());
        with(answer, name + ".problem", problem);
        with(answer, name + ".ruleBookProblem", health.ruleBookProblem());
        with(
                answer,
                name + ".quarantined",
                health.quarantined().stream().map(QuarantinedRule::rule).collect(Collectors.joining(", ")));
    }

    private static void with(HealthCheckResponseBuilder answer, String name, String text) {
        if (!text.isEmpty()) {
            answer.withData(name, text);
        }
    }

    private List<String> problems(ProjectLoop project) {
        List<String> problems = new ArrayList<>();
        try {
            project.ledger().lastSeq(project.name());
        } catch (LedgerUnavailable unavailable) {
            problems.add(unavailable.getMessage());
        }
        LoopHealth health = project.health();
        if (!health.trouble().isEmpty()) {
            problems.add(health.trouble());
        }
        problems.addAll(cannotSense(health.sensors(), clock.instant()));
        problems.addAll(cannotWrite(project.layout().ledger()));
        return problems;
    }

    static List<String> cannotSense(List<SensorStatus> sensors, Instant now) {
        List<String> problems = new ArrayList<>();
        for (SensorStatus sensor : sensors) {
            if (!sensor.failure().isEmpty()) {
                problems.add("the sensor " + sensor.name() + " cannot look: " + sensor.failure());
            } else if (Duration.between(sensor.lastSuccess(), now).compareTo(STUCK) > 0) {
                problems.add("the sensor " + sensor.name() + " has not looked since " + sensor.lastSuccess());
            }
        }
        return problems;
    }

    /** A write that would fail is known before the next one is needed. */
    static List<String> cannotWrite(Path ledger) {
        Path folder = ledger.toAbsolutePath().getParent();
        for (Path needed : List.of(ledger, folder)) {
            if (!Files.isWritable(needed)) {
                return List.of(needed + " cannot be written");
            }
        }
        long left = folder.toFile().getUsableSpace();
        return left < LEAST_BYTES
                ? List.of("the disk of %s is full: %d bytes are left".formatted(folder, left))
                : List.of();
    }
}
