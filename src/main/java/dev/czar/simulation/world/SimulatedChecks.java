package dev.czar.simulation.world;

import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction;
import dev.czar.decision.ReviewAction.CheckMainline;
import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.decision.ReviewAction.ReviewPullRequest;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.MainlineCheck;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewResult;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks, pull requests and reviews: what they say depends on the quality of the head. */
final class SimulatedChecks {

    private final SimulatedWorld world;

    SimulatedChecks(SimulatedWorld world) {
        this.world = world;
    }

    Outcome apply(ReviewAction action) {
        if (action instanceof RunChecks run) {
            return check(run);
        } else if (action instanceof OpenPullRequest open) {
            return open(open);
        } else if (action instanceof ReviewPullRequest asked) {
            return review(asked);
        } else if (action instanceof CheckMainline mainline) {
            return Outcome.done(
                    action,
                    world.now(),
                    "PASSED",
                    new MainlineCheck(mainline.head(), CheckStatus.PASSED, "", Duration.ZERO));
        }
        return Outcome.done(action, world.now(), "of no effect in a simulation");
    }

    private Outcome check(RunChecks run) {
        world.count("checks");
        if (world.forge().takeBrokenChecks()) {
            CheckResult result = new CheckResult(
                    run.task(), run.head(), CheckStatus.ERROR, "disk full", "no space left", Duration.ZERO);
            return Outcome.failed(run, world.now(), "no space left", result);
        }
        boolean passes = world.repository().commit(run.head()).passes();
        CheckResult result = new CheckResult(
                run.task(),
                run.head(),
                passes ? CheckStatus.PASSED : CheckStatus.FAILED,
                passes ? "" : "tests",
                passes ? "" : "a test fails",
                Duration.ZERO);
        return Outcome.done(run, world.now(), result.status() + " " + result.signature(), result);
    }

    private Outcome open(OpenPullRequest open) {
        String now = world.life(open.worker()).worker().branches.getOrDefault(open.branch(), "gone");
        if (!now.equals(open.head())) {
            return Outcome.lapsed(open, world.now(), "%s is at %s now".formatted(open.branch(), now));
        }
        PullRequest pull = world.forge().open(open);
        return world.forge().takeLostAnswer()
                ? Outcome.failed(open, world.now(), "the forge did not answer")
                : Outcome.done(open, world.now(), "pull request " + pull.number(), pull);
    }

    private Outcome review(ReviewPullRequest asked) {
        if (!world.forge().isAt(asked.number(), asked.head())) {
            return Outcome.lapsed(asked, world.now(), "pull request %d has another head".formatted(asked.number()));
        }
        boolean approved = world.repository().commit(asked.head()).approved();
        Review review = new Review(
                asked.number(),
                asked.task(),
                asked.head(),
                approved ? ReviewResult.APPROVE : ReviewResult.REQUEST_CHANGES,
                approved ? "fine" : "please change this",
                Duration.ZERO);
        return Outcome.done(asked, world.now(), review.verdict().name(), review);
    }

    /** Pull requests, and what goes wrong with them and the checks next. */
    static final class SimulatedForge {

        private final Map<String, PullRequest> pulls = new LinkedHashMap<>();
        private boolean answerLost;
        private boolean checksBroken;

        PullRequest open(OpenPullRequest open) {
            int number =
                    pulls.containsKey(open.branch()) ? pulls.get(open.branch()).number() : pulls.size() + 1;
            PullRequest pull = new PullRequest(
                    number,
                    open.task(),
                    open.worker(),
                    open.branch(),
                    open.head(),
                    PullRequestState.OPEN,
                    Duration.ZERO);
            pulls.put(open.branch(), pull);
            return pull;
        }

        /** The pull requests whose heads are among these, which have landed with them. */
        List<PullRequest> landed(Collection<String> heads) {
            return pulls.values().stream()
                    .filter(pull -> heads.contains(pull.head()))
                    .map(pull -> new PullRequest(
                            pull.number(),
                            pull.task(),
                            pull.worker(),
                            pull.branch(),
                            pull.head(),
                            PullRequestState.LANDED,
                            Duration.ZERO))
                    .toList();
        }

        boolean isAt(int number, String head) {
            return pulls.values().stream()
                    .anyMatch(pull -> pull.number() == number && pull.head().equals(head));
        }

        void loseAnswer() {
            answerLost = true;
        }

        void breakChecks() {
            checksBroken = true;
        }

        boolean takeLostAnswer() {
            boolean lost = answerLost;
            answerLost = false;
            return lost;
        }

        boolean takeBrokenChecks() {
            boolean broken = checksBroken;
            checksBroken = false;
            return broken;
        }
    }
}
