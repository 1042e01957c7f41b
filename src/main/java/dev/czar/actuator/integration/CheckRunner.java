package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.RunChecks;
import dev.czar.fact.CheckResult;
import dev.czar.fact.CheckStatus;
import dev.czar.project.ProjectProblem;
import dev.czar.world.check.CheckReport;
import dev.czar.world.check.CheckVerdict;
import dev.czar.world.check.Checks;
import java.time.Clock;
import java.time.Duration;

/** Runs the project's checks, and those of the task, on the head a worker says is complete. */
public final class CheckRunner implements Actuator<RunChecks> {
    private final Checks checks;
    private final Acceptance acceptance;
    private final Clock clock;

    public CheckRunner(Checks checks, Acceptance acceptance, Clock clock) {
        this.checks = checks;
        this.acceptance = acceptance;
        this.clock = clock;
    }

    @Override
    public Class<RunChecks> actionType() {
        return RunChecks.class;
    }

    @Override
    public Outcome act(RunChecks action) throws InterruptedException, ProjectProblem {
        CheckReport report = checks.run(action.head(), acceptance.of(action.task()));
        CheckResult result = new CheckResult(
                action.task(),
                action.head(),
                CheckStatus.valueOf(report.verdict().name()),
                report.signature(),
                report.log(),
                Duration.ZERO);
        return report.verdict() == CheckVerdict.ERROR
                ? Outcome.failed(action, clock.instant(), report.log(), result)
                : Outcome.done(action, clock.instant(), report.verdict() + " " + report.signature(), result);
    }
}
