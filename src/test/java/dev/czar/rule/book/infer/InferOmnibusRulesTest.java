package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;

import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.fact.OmnibusReadiness.AllIntegrated;
import dev.czar.fact.OmnibusReadiness.Foundation;
import dev.czar.fact.OmnibusReadiness.Mergeable;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.Verdict;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class InferOmnibusRulesTest {
    private static Omnibus omnibus(OmnibusState state) {
        return new Omnibus("o1", "t1", "m1", state, minutes(1));
    }

    private static Mainline mainline(String head) {
        return new Mainline("main", head, "tree");
    }

    private static Integrated integrated(String task) {
        return new Integrated(task, "b/" + task, "h/" + task, "o1", minutes(1));
    }

    private static ScenarioBoard accepted() {
        return idle("w1")
                .with(
                        task("T1"),
                        mainline("m1"),
                        new Claim("T1", "w1", hours(3)),
                        new CompletionClaim("T1", "w1", "b", "h1", minutes(2)),
                        new CheckResult("T1", "h1", CheckStatus.PASSED, "", "", minutes(1)),
                        new PullRequest(7, "T1", "w1", "b", "h1", PullRequestState.OPEN, minutes(1)),
                        new Review(7, "T1", "h1", Verdict.APPROVE, "", minutes(1)));
    }

    @Test
    void theFirstBuildStandsOnTheMainline() {
        ScenarioBoard.of(mainline("m1")).derives(new Foundation("m1", false));
        ScenarioBoard.of().derivesNo(Foundation.class);
    }

    @Test
    void theNextBuildStandsOnTheOmnibus() {
        ScenarioBoard.of(mainline("m1"), omnibus(OmnibusState.TESTED)).derives(new Foundation("o1", false));
        ScenarioBoard.of(mainline("o1"), omnibus(OmnibusState.TESTED)).derives(new Foundation("o1", false));
    }

    @Test
    void aMovedMainlineNeedsAFreshBuild() {
        ScenarioBoard.of(mainline("m2"), omnibus(OmnibusState.TESTED)).derives(new Foundation("m2", true));
    }

    @Test
    void afterLandingTheNextBuildStandsOnTheMainline() {
        ScenarioBoard.of(mainline("o1"), omnibus(OmnibusState.LANDED)).derives(new Foundation("o1", false));
        ScenarioBoard.of(mainline("m9"), omnibus(OmnibusState.LANDED)).derives(new Foundation("m9", false));
    }

    @Test
    void anAcceptedHeadIsMergeable() {
        accepted().derives(new Mergeable("T1", "b", "h1"));
        accepted().with(new Dependency("T1", "T0")).derivesNo(Mergeable.class);
        accepted().with(new Dependency("T1", "T0"), integrated("T0")).derives(new Mergeable("T1", "b", "h1"));
    }

    @Test
    void aHeadEvictedOnThisBaseIsNotMergeable() {
        Evicted evicted = new Evicted("T1", "b", "h1", EvictionReason.CHECKS, "m1", "", minutes(1));
        accepted().with(evicted).derivesNo(Mergeable.class);
        accepted().with(evicted, mainline("m2")).derives(new Mergeable("T1", "b", "h1"));
        accepted()
                .with(new Evicted("T1", "b", "h0", EvictionReason.CHECKS, "m1", "", minutes(1)))
                .derives(new Mergeable("T1", "b", "h1"));
    }

    @Test
    void aHeadThatWasSentBackIsNotMergeable() {
        accepted()
                .with(new ReturnedWork("w1", "T1", "h1", "omnibus/CHECKS", 1, minutes(1)))
                .derivesNo(Mergeable.class);
        accepted()
                .with(new ReturnedWork("w1", "T1", "h1", "untidy", 1, minutes(1)))
                .derives(new Mergeable("T1", "b", "h1"));
    }

    @Test
    void aFreshBuildMergesAllAgain() {
        accepted()
                .with(integrated("T0"), omnibus(OmnibusState.TESTED), mainline("m2"))
                .derives(new Mergeable("T1", "b", "h1"), new Mergeable("T0", "b/T0", "h/T0"));
        accepted().with(integrated("T0"), omnibus(OmnibusState.TESTED)).derives(new Mergeable("T1", "b", "h1"));
    }

    @Test
    void theOmnibusIsWholeWhenNothingIsMissing() {
        ScenarioBoard whole =
                ScenarioBoard.of(task("T1"), integrated("T1"), omnibus(OmnibusState.TESTED), mainline("m1"));
        whole.derives(new AllIntegrated("o1", "t1"));
        whole.with(task("T2")).derivesNo(AllIntegrated.class);
        whole.with(new Task("T2", TaskKind.PRIMARY, TaskStatus.HELD, 1, "", "", true))
                .derives(new AllIntegrated("o1", "t1"));
        whole.with(new Task("B1", TaskKind.BONUS, TaskStatus.PENDING, 1, "", "", true))
                .derives(new AllIntegrated("o1", "t1"));
        whole.with(new Claim("B1", "w1", minutes(1))).derivesNo(AllIntegrated.class);
        whole.with(mainline("m2")).derivesNo(AllIntegrated.class);
        whole.with(omnibus(OmnibusState.LANDED)).derivesNo(AllIntegrated.class);
        whole.without(Integrated.class).derivesNo(AllIntegrated.class);
        whole.without(Task.class).derivesNo(AllIntegrated.class);
    }
}
