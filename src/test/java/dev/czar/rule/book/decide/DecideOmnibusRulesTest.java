package dev.czar.rule.book.decide;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.seconds;
import static dev.czar.rule.book.ScenarioBoard.task;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.ProjectAction.FinishProject;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.Member;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.fact.Order.Pause;
import dev.czar.fact.Project;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.Verdict;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.rule.book.ScenarioBoard;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecideOmnibusRulesTest {
    private static ScenarioBoard accepted(ScenarioBoard scene, String worker, String task, int number) {
        return scene.with(
                task(task),
                new Claim(task, worker, hours(3)),
                new CompletionClaim(task, worker, "b/" + task, "h/" + task, minutes(2)),
                new CheckResult(task, "h/" + task, CheckStatus.PASSED, "", "", minutes(1)),
                new PullRequest(number, task, worker, "b/" + task, "h/" + task, PullRequestState.OPEN, minutes(1)),
                new Review(number, task, "h/" + task, Verdict.APPROVE, "", minutes(1)));
    }

    private static ScenarioBoard start() {
        return idle("w1", "w2").with(new Mainline("main", "m1", "t1"));
    }

    private static Member member(String task) {
        return new Member(task, "b/" + task, "h/" + task);
    }

    private static ScenarioBoard whole(OmnibusState state) {
        return accepted(start(), "w1", "T1", 7)
                .with(
                        new Integrated("T1", "b/T1", "h/T1", "o1", minutes(1)),
                        new Omnibus("o1", "t2", "m1", state, minutes(1)));
    }

    @Test
    void allMergeableHeadsAreBuiltTogether() {
        accepted(accepted(start(), "w2", "T2", 8), "w1", "T1", 7)
                .decides(new BuildOmnibus(List.of(member("T1"), member("T2")), "m1"));
        start().decides();
    }

    @Test
    void aFailedBuildIsTriedAgain() {
        BuildOmnibus first = new BuildOmnibus(List.of(member("T1")), "m1");
        ScenarioBoard scene = accepted(start(), "w1", "T1", 7);
        scene.with(new ActionFailed(ActionKind.BUILD_OMNIBUS, "repository", first.key(), "locked", minutes(1)))
                .decides(new BuildOmnibus(List.of(member("T1")), "m1", 2));
        scene.with(new ActionFailed(ActionKind.BUILD_OMNIBUS, "repository", first.key(), "locked", seconds(59)))
                .vetoes(new BuildOmnibus(List.of(member("T1")), "m1", 2))
                .decides();
        scene.with(new ActionFailed(ActionKind.BUILD_OMNIBUS, "repository", "BUILD_OMNIBUS/m0/x/1", "x", minutes(1)))
                .decides(first);
    }

    @Test
    void aPauseHoldsBackBuildingAndLanding() {
        Pause pause = new Pause("ann", "lunch", minutes(1));
        accepted(start(), "w1", "T1", 7)
                .with(pause)
                .vetoes(new BuildOmnibus(List.of(member("T1")), "m1"))
                .decides();
        whole(OmnibusState.TESTED)
                .with(pause)
                .vetoes(new LandOmnibus("o1", "t2"))
                .decides();
    }

    @Test
    void aWholeOmnibusLandsAndTheDecisionStandsUntilTheOutcome() {
        whole(OmnibusState.TESTED).decides(new LandOmnibus("o1", "t2"));
        whole(OmnibusState.TESTED).with(new Mainline("main", "o1", "t2")).decides(new LandOmnibus("o1", "t2"));
        whole(OmnibusState.TESTED)
                .with(new ActionFailed(ActionKind.LAND_OMNIBUS, "repository", "LAND_OMNIBUS/o1/1", "x", minutes(1)))
                .decides(new LandOmnibus("o1", "t2", 2));
    }

    @Test
    void anOmnibusOnAMovedMainlineIsBuiltAgainInsteadOfLanding() {
        whole(OmnibusState.TESTED)
                .with(new Mainline("main", "m2", "t9"))
                .decides(new BuildOmnibus(List.of(member("T1")), "m2"));
    }

    @Test
    void aProjectWhoseOmnibusHasLandedIsFinished() {
        ScenarioBoard landed = whole(OmnibusState.LANDED).with(new Mainline("main", "o1", "t2"));
        landed.decides(new FinishProject("tally", "o1"));
        landed.with(task("T2")).decides(new ClaimTask("w2", "T2"));
        landed.with(new Claim("B1", "w2", hours(1)), new Delivery("B1", "w2", 1, DeliveryStep.ACKNOWLEDGED, hours(1)))
                .decides();
        landed.with(new Project("tally", "main", ProjectState.FINISHED)).decides();
        whole(OmnibusState.TESTED)
                .with(new Project("tally", "main", ProjectState.FINISHED))
                .vetoes(new LandOmnibus("o1", "t2"))
                .decides();
    }
}
