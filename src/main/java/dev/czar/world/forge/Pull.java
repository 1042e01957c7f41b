package dev.czar.world.forge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A pull request with all that happened to it, oldest first. */
public record Pull(int number, PullDraft draft, PullState state, List<PullReview> reviews, List<PullEvent> history) {
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

    /** The latest review of exactly this commit. */
    public Optional<PullReview> reviewOf(String head) {
        return reviews.stream().filter(review -> review.head().equals(head)).reduce((earlier, later) -> later);
    }

    static Pull opened(int number, PullDraft draft, Instant at) {
        return new Pull(number, draft, PullState.OPEN, List.of(), List.of(new PullEvent(at, "opened", draft.head())));
    }

    Pull updated(PullDraft newDraft, Instant at) {
        return new Pull(number, newDraft, state, reviews, and(new PullEvent(at, "updated", newDraft.head())));
    }

    Pull commented(String text, Instant at) {
        return new Pull(number, draft, state, reviews, and(new PullEvent(at, "commented", text)));
    }

    Pull reviewed(PullReview review) {
        return new Pull(
                number,
                draft,
                state,
                Stream.concat(reviews.stream(), Stream.of(review)).toList(),
                and(new PullEvent(
                        review.at(), "reviewed", review.answer().verdict().name())));
    }

    Pull in(PullState newState, Instant at) {
        return new Pull(number, draft, newState, reviews, and(new PullEvent(at, "state", newState.name())));
    }

    private List<PullEvent> and(PullEvent event) {
        return Stream.concat(history.stream(), Stream.of(event)).toList();
    }
}
