package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.RunChecks;
import dev.czar.fact.CheckResult;
import dev.czar.fact.CheckStatus;
import dev.czar.world.check.CheckReport;
import dev.czar.world.check.CheckVerdict;
import dev.czar.world.check.Checks;
import java.time.Clock;
import java.time.Duration;

/** Runs the project's checks on the head a worker says is complete. */
public final class CheckRunner implements Actuator<RunChecks> {
    private final Checks checks;
    private final Clock clock;

    public CheckRunner(Checks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public Class<RunChecks> actionType() {
        return RunChecks.class;
    }

    @Override
    public Outcome act(RunChecks action) throws InterruptedException {
        CheckReport report = checks.run(action.head());
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
