package dev.czar.web;

import dev.czar.fact.CheckResult;
import dev.czar.fact.CheckStatus;
import dev.czar.fact.Conflict;
import dev.czar.fact.PullRequest;
import dev.czar.fact.PullRequestState;
import dev.czar.fact.Review;
import dev.czar.fact.Unmet;
import dev.czar.fact.Verdict;
import dev.czar.loop.Outlook;
import dev.czar.loop.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in words why an open pull request does not merge yet, as far as the facts tell. */
final class Hindrances {

    private final Scene scene;

    Hindrances(Scene scene) {
        this.scene = scene;
    }

    /** None for one that is not open. */
    List<String> of(PullRequest pull) {
        List<String> words = new ArrayList<>();
        if (pull.state() != PullRequestState.OPEN) {
            return words;
        }
        checks(pull).ifPresent(words::add);
        review(pull).ifPresent(words::add);
        scene.all(Unmet.class).stream()
                .filter(unmet -> unmet.task().equals(pull.task()))
                .forEach(unmet -> words.add("it requires " + unmet.requirement() + ", which is not in the omnibus"));
        scene.all(Conflict.class).stream()
                .filter(conflict -> conflict.worker().equals(pull.worker()))
                .forEach(conflict -> words.add("its worker's branch should make way for " + conflict.other() + " in "
                        + String.join(", ", conflict.files())));
        Outlook.standings(scene.facts()).stream()
                .filter(standing ->
                        standing.task().equals(pull.task()) && standing.head().equals(pull.head()))
                .forEach(standing -> words.add(words(standing)));
        return words;
    }

    private Optional<String> checks(PullRequest pull) {
        Optional<CheckResult> check = scene.one(CheckResult.class, pull.task())
                .filter(one -> one.head().equals(pull.head()));
        if (check.isEmpty()) {
            return Optional.of("the checks have not ended at this head");
        }
        return check.filter(one -> one.status() != CheckStatus.PASSED)
                .map(one -> "the checks " + (one.status() == CheckStatus.FAILED ? "fail: " : "could not be run: ")
                        + one.signature());
    }

    private Optional<String> review(PullRequest pull) {
        Optional<Review> review = scene.one(Review.class, String.valueOf(pull.number()))
                .filter(one -> one.head().equals(pull.head()));
        if (review.isEmpty()) {
            return Optional.of("nobody has reviewed this head");
        }
        return review.filter(one -> one.verdict() != Verdict.APPROVE)
                .map(one -> "the review says "
                        + one.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String words(Standing standing) {
        return switch (standing.state()) {
            case IN -> "it is in the omnibus, which has not landed";
            case NEXT -> "it goes into the next build of the omnibus";
            case EVICTED -> "it was left out of the omnibus: " + standing.reason();
            case WAITING -> "it waits to go into the omnibus: " + standing.reason();
        };
    }
}
