package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.io.CheckSpec;
import dev.czar.project.files.ProjectException;
import dev.czar.world.check.CheckReport;
import dev.czar.world.check.CheckReport.CheckVerdict;
import dev.czar.world.check.CheckSuite;
import dev.czar.world.git.EmbeddedRepositories;
import dev.czar.world.git.recovery.KeptHeads;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Runs the project's checks, and those of the task, on the head a worker says is complete. */
public final class RunChecksActuator implements Actuator<RunChecks> {
    private final KeptHeads kept;
    private final EmbeddedRepositories repositories;
    private final CheckSuite checks;
    private final AcceptanceChecks acceptance;
    private final Supplier<String> mainline;
    private final Clock clock;

    public RunChecksActuator(IntegrationContext site, CheckSuite checks, AcceptanceChecks acceptance) {
        this.kept = new KeptHeads(site.repository());
        this.repositories = new EmbeddedRepositories(site.repository());
        this.mainline = () -> site.repository().requireHead(site.trunk().mainline());
        this.clock = site.clock();
        this.checks = checks;
        this.acceptance = acceptance;
    }

    @Override
    public Class<RunChecks> actionType() {
        return RunChecks.class;
    }

    @Override
    public Outcome act(RunChecks action) throws InterruptedException, ProjectException {
        for (String task : kept.tasks()) {
            if (!task.equals(action.task()) && acceptance.isOver(task)) {
                kept.release(task);
            }
        }
        String base = mainline.get();
        kept.keep(action.task(), action.head());
        List<String> embedded = repositories.since(base, action.head());
        CheckReport report = embedded.isEmpty()
                ? checks.judge(action.head(), acceptance.forTask(action.task()), base)
                : withoutFiles(embedded, action.head());
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

    /** What nobody else would get cannot be checked. */
    private static CheckReport withoutFiles(List<String> embedded, String head) {
        return new CheckReport(
                head,
                CheckVerdict.FAILED,
                "embedded repository",
                """
                In this commit these folders are git repositories of their own, and none of their files is in it: %s
                Nobody else gets them. Take the .git out of each and add its files (git rm --cached -r FOLDER; rm -rf FOLDER/.git; git add FOLDER), or, where
                it has an address, make it a submodule (git submodule add ADDRESS FOLDER). Then commit.
                """
                        .formatted(String.join(", ", embedded)));
    }

    /** What must succeed on a task's work besides the project's checks. */
    public interface AcceptanceChecks {
        List<CheckSpec> forTask(String task) throws ProjectException;

        /** Whether nobody works on it any more, as far as is known. */
        default boolean isOver(String task) throws ProjectException {
            return false;
        }
    }
}
