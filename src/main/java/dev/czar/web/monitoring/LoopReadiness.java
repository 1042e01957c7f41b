package dev.czar.web.monitoring;

import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.loop.LoopHealth;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.rule.CycleResult.QuarantinedRule;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready: there is a project, its ledger can be used and a rule book is loaded. Rules left out are named. */
@Readiness
class LoopReadiness implements HealthCheck {

    private final RunningProjects projects;

    LoopReadiness(RunningProjects projects) {
        this.projects = projects;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("projects").status(!projects.all().isEmpty());
        for (ProjectLoop project : projects.all()) {
            String problem = problem(project);
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

    private static String problem(ProjectLoop project) {
        try {
            project.ledger().lastSeq(project.name());
            return project.health().trouble();
        } catch (LedgerUnavailable unavailable) {
            return unavailable.getMessage();
        }
    }
}
