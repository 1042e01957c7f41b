package dev.czar.world.forge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.czar.world.review.ReviewAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A pull request with all that happened to it, oldest first. */
public record ForgePullRequest(
        int number,
        PullRequestDraft draft,
        PullRequestState state,
        List<PullRequestReview> reviews,
        List<PullRequestEvent> history,
        @JsonIgnore Optional<ForgeFeedback> feedback) {

    /** The author of what Czar itself did. */
    public static final String CZAR = "czar";

    public ForgePullRequest {
        reviews = List.copyOf(reviews);
        history = List.copyOf(history);
        feedback = feedback == null ? Optional.empty() : feedback;
    }

    /** One of which nobody but Czar says anything. */
    public ForgePullRequest(
            int number,
            PullRequestDraft draft,
            PullRequestState state,
            List<PullRequestReview> reviews,
            List<PullRequestEvent> history) {
        this(number, draft, state, reviews, history, Optional.empty());
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

    /** Whether Czar has said exactly this there. */
    public boolean hasOwnComment(String text) {
        return history.stream()
                .anyMatch(event -> event.author().equals(CZAR)
                        && event.what().equals("commented")
                        && event.text().equals(text));
    }

    /** Czar's own latest review of exactly this commit. */
    public Optional<PullRequestReview> reviewOf(String head) {
        return reviews.stream()
                .filter(review -> review.isOwn() && review.head().equals(head))
                .reduce((earlier, later) -> later);
    }

    /** The same with what people and CI say of it now. */
    public ForgePullRequest with(ForgeFeedback said) {
        return new ForgePullRequest(number, draft, state, reviews, history, Optional.of(said));
    }

    static ForgePullRequest opened(int number, PullRequestDraft draft, Instant at) {
        return new ForgePullRequest(
                number,
                draft,
                PullRequestState.OPEN,
                List.of(),
                List.of(new PullRequestEvent(at, "opened", CZAR, draft.head())));
    }

    ForgePullRequest updated(PullRequestDraft newDraft, Instant at) {
        return new ForgePullRequest(
                number,
                newDraft,
                state,
                reviews,
                historyWith(new PullRequestEvent(at, "updated", CZAR, newDraft.head())));
    }

    /** With this comment, unless it was made already. */
    ForgePullRequest commented(String text, Instant at) {
        boolean made = history.stream()
                .anyMatch(event ->
                        event.what().equals("commented") && event.text().equals(text));
        return made
                ? this
                : new ForgePullRequest(
                        number, draft, state, reviews, historyWith(new PullRequestEvent(at, "commented", CZAR, text)));
    }

    ForgePullRequest reviewed(PullRequestReview review) {
        return new ForgePullRequest(
                number,
                draft,
                state,
                Stream.concat(reviews.stream(), Stream.of(review)).toList(),
                historyWith(new PullRequestEvent(
                        review.at(),
                        "reviewed",
                        review.author(),
                        review.answer().verdict().name())));
    }

    ForgePullRequest withState(PullRequestState newState, Instant at) {
        return new ForgePullRequest(
                number,
                draft,
                newState,
                reviews,
                historyWith(new PullRequestEvent(at, "state", CZAR, newState.name())));
    }

    private List<PullRequestEvent> historyWith(PullRequestEvent event) {
        return Stream.concat(history.stream(), Stream.of(event)).toList();
    }

    /** What a pull request is to say; {@code base} is the branch it goes to, {@code head} a commit. */
    public record PullRequestDraft(
            String task, String worker, String branch, String base, String head, String title, String body) {}

    /** Something that happened to a pull request and who did it. */
    public record PullRequestEvent(Instant at, String what, String author, String text) {
        public PullRequestEvent {
            author = author == null ? ForgePullRequest.CZAR : author;
        }
    }

    /** A review, who gave it, and the commit it was given for. */
    public record PullRequestReview(String head, String author, ReviewAnswer answer, Instant at) {
        public PullRequestReview {
            author = author == null ? ForgePullRequest.CZAR : author;
        }

        boolean isOwn() {
            return author.equals(ForgePullRequest.CZAR);
        }
    }

    /** The life of a pull request. */
    public enum PullRequestState {
        OPEN,
        LANDED,
        CLOSED
    }
}
