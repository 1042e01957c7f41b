package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction.CheckMainline;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.MainlineCheck;
import dev.czar.world.check.CheckReport;
import dev.czar.world.check.CheckSuite;
import java.time.Clock;
import java.time.Duration;

/** Runs the project's checks on the mainline, of which nobody's work is a part. */
public final class CheckMainlineActuator implements Actuator<CheckMainline> {
    private final CheckSuite checks;
    private final Clock clock;

    public CheckMainlineActuator(CheckSuite checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public Class<CheckMainline> actionType() {
        return CheckMainline.class;
    }

    /** Another attempt is a run of its own: what the mainline's checks need may have come or gone. */
    @Override
    public Outcome act(CheckMainline action) throws InterruptedException {
        CheckReport report = action.attempt() == 1 ? checks.run(action.head()) : checks.rerun(action.head());
        MainlineCheck result = new MainlineCheck(
                action.head(), CheckStatus.valueOf(report.verdict().name()), report.signature(), Duration.ZERO);
        return Outcome.done(action, clock.instant(), report.verdict() + " " + report.signature(), result);
    }
}
