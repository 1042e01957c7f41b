package dev.czar.world.forge;

import dev.czar.world.review.ReviewVerdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A pull request with all that happened to it, oldest first. */
public record Pull(int number, PullDraft draft, PullState state, List<PullReview> reviews, List<PullEvent> history) {

    /** The author of what Czar itself did. */
    public static final String CZAR = "czar";

    public Pull {
        reviews = List.copyOf(reviews);
        history = List.copyOf(history);
    }

    public String branch() {
        return draft.branch();
    }

    public String head() {
        return draft.head();
    }

    /** When it was opened. */
    public Instant opened() {
        return history.get(0).at();
    }

    /** The review of exactly this commit that counts: a person's latest that asks for changes, else Czar's own latest. */
    public Optional<PullReview> reviewOf(String head) {
        Map<String, PullReview> latest = new LinkedHashMap<>();
        reviews.stream()
                .filter(review -> review.head().equals(head))
                .forEach(review -> latest.put(review.author(), review));
        return latest.values().stream()
                .filter(review -> !review.isOwn() && review.answer().verdict() == ReviewVerdict.REQUEST_CHANGES)
                .findFirst()
                .or(() -> Optional.ofNullable(latest.get(CZAR)));
    }

    static Pull opened(int number, PullDraft draft, Instant at) {
        return new Pull(
                number, draft, PullState.OPEN, List.of(), List.of(new PullEvent(at, "opened", CZAR, draft.head())));
    }

    Pull updated(PullDraft newDraft, Instant at) {
        return new Pull(number, newDraft, state, reviews, and(new PullEvent(at, "updated", CZAR, newDraft.head())));
    }

    /** With this comment, unless it was made already. */
    Pull commented(String text, Instant at) {
        boolean made = history.stream()
                .anyMatch(event ->
                        event.what().equals("commented") && event.text().equals(text));
        return made ? this : new Pull(number, draft, state, reviews, and(new PullEvent(at, "commented", CZAR, text)));
    }

    Pull reviewed(PullReview review) {
        return new Pull(
                number,
                draft,
                state,
                Stream.concat(reviews.stream(), Stream.of(review)).toList(),
                and(new PullEvent(
                        review.at(),
                        "reviewed",
                        review.author(),
                        review.answer().verdict().name())));
    }

    Pull in(PullState newState, Instant at) {
        return new Pull(number, draft, newState, reviews, and(new PullEvent(at, "state", CZAR, newState.name())));
    }

    private List<PullEvent> and(PullEvent event) {
        return Stream.concat(history.stream(), Stream.of(event)).toList();
    }
}
