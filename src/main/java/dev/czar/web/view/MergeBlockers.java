package dev.czar.web.view;

import dev.czar.fact.Conflict;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.Verdict;
import dev.czar.fact.TaskReadiness.Unmet;
import dev.czar.loop.MemberStatus;
import dev.czar.loop.OmnibusPreview;
import dev.czar.web.request.FactIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in words why an open pull request does not merge yet, as far as the facts tell. */
public final class MergeBlockers {

    private final FactIndex facts;

    public MergeBlockers(FactIndex scene) {
        this.facts = scene;
    }

    /** None for one that is not open. */
    public List<String> of(PullRequest pull) {
        List<String> words = new ArrayList<>();
        if (pull.state() != PullRequestState.OPEN) {
            return words;
        }
        checks(pull).ifPresent(words::add);
        review(pull).ifPresent(words::add);
        facts.all(Unmet.class).stream()
                .filter(unmet -> unmet.task().equals(pull.task()))
                .forEach(unmet -> words.add("it requires " + unmet.requirement() + ", which is not in the omnibus"));
        facts.all(Conflict.class).stream()
                .filter(conflict -> conflict.worker().equals(pull.worker()))
                .forEach(conflict -> words.add("its worker's branch should make way for " + conflict.other() + " in "
                        + String.join(", ", conflict.files())));
        OmnibusPreview.memberStatuses(facts.facts()).stream()
                .filter(standing ->
                        standing.task().equals(pull.task()) && standing.head().equals(pull.head()))
                .forEach(standing -> words.add(inWords(standing)));
        return words;
    }

    private Optional<String> checks(PullRequest pull) {
        Optional<CheckResult> check = facts.one(CheckResult.class, pull.task())
                .filter(one -> one.head().equals(pull.head()));
        if (check.isEmpty()) {
            return Optional.of("the checks have not ended at this head");
        }
        return check.filter(one -> one.status() != CheckStatus.PASSED)
                .map(one -> "the checks " + (one.status() == CheckStatus.FAILED ? "fail: " : "could not be run: ")
                        + one.signature());
    }

    private Optional<String> review(PullRequest pull) {
        Optional<Review> review = facts.one(Review.class, String.valueOf(pull.number()))
                .filter(one -> one.head().equals(pull.head()));
        if (review.isEmpty()) {
            return Optional.of("nobody has reviewed this head");
        }
        return review.filter(one -> one.verdict() != Verdict.APPROVE)
                .map(one -> "the review says "
                        + one.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String inWords(MemberStatus standing) {
        return switch (standing.state()) {
            case IN -> "it is in the omnibus, which has not landed";
            case NEXT -> "it goes into the next build of the omnibus";
            case EVICTED -> "it was left out of the omnibus: " + standing.reason();
            case WAITING -> "it waits to go into the omnibus: " + standing.reason();
        };
    }
}
