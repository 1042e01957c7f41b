package dev.czar.rule.book.decide;

import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.idle;
import static dev.czar.rule.book.Scene.minutes;
import static dev.czar.rule.book.Scene.seconds;
import static dev.czar.rule.book.Scene.task;

import dev.czar.decision.BuildOmnibus;
import dev.czar.decision.ClaimTask;
import dev.czar.decision.FinishProject;
import dev.czar.decision.LandOmnibus;
import dev.czar.fact.ActionFailed;
import dev.czar.fact.ActionKind;
import dev.czar.fact.CheckResult;
import dev.czar.fact.CheckStatus;
import dev.czar.fact.Claim;
import dev.czar.fact.CompletionClaim;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import dev.czar.fact.Integrated;
import dev.czar.fact.Mainline;
import dev.czar.fact.Member;
import dev.czar.fact.Omnibus;
import dev.czar.fact.OmnibusState;
import dev.czar.fact.Pause;
import dev.czar.fact.Project;
import dev.czar.fact.ProjectState;
import dev.czar.fact.PullRequest;
import dev.czar.fact.PullRequestState;
import dev.czar.fact.Review;
import dev.czar.fact.Verdict;
import dev.czar.rule.book.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;

class OmnibusTest {
    private static Scene accepted(Scene scene, String worker, String task, int number) {
        return scene.with(
                task(task),
                new Claim(task, worker, hours(3)),
                new CompletionClaim(task, worker, "b/" + task, "h/" + task, minutes(2)),
                new CheckResult(task, "h/" + task, CheckStatus.PASSED, "", "", minutes(1)),
                new PullRequest(number, task, worker, "b/" + task, "h/" + task, PullRequestState.OPEN, minutes(1)),
                new Review(number, task, "h/" + task, Verdict.APPROVE, "", minutes(1)));
    }

    private static Scene start() {
        return idle("w1", "w2").with(new Mainline("main", "m1", "t1"));
    }

    private static Member member(String task) {
        return new Member(task, "b/" + task, "h/" + task);
    }

    private static Scene whole(OmnibusState state) {
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
        Scene scene = accepted(start(), "w1", "T1", 7);
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
        Scene landed = whole(OmnibusState.LANDED).with(new Mainline("main", "o1", "t2"));
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
