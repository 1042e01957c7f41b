package dev.czar.world.forge;

import dev.czar.world.QuotaUsage;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.review.ReviewAnswer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps pull requests. Everything may be asked for twice and happens once; what cannot be done is a {@link ForgeException}. */
public interface Forge {

    /** The branch's one open pull request, opened or brought up to the draft; one that landed with this head stays landed. */
    ForgePullRequest open(PullRequestDraft draft);

    /** The branch's latest pull request. */
    Optional<ForgePullRequest> latestOf(String branch);

    Optional<ForgePullRequest> byNumber(int number);

    /** The pull requests of workers: all that are open, and those that ended lately; one that cannot be read stops no other. */
    PullRequestListing list();

    /** Adds a comment, unless Czar has made the very same one already. */
    ForgePullRequest comment(int number, String text);

    /** Keeps Czar's verdict on a head. */
    ForgePullRequest review(int number, String head, ReviewAnswer answer);

    ForgePullRequest setState(int number, PullRequestState state);

    /** Replies in a thread of inline comments, unless Czar has replied there already or there is no such thread. */
    default void reply(int number, ThreadReply reply) {}

    /** Has the CI runs that failed at the head run again; how many there were. */
    default int rerunFailedCi(int number) {
        return 0;
    }

    /** Something changed at this pull request (0: not known which) or at the commit ("": not known); the next look asks again. */
    default void expectChange(int number, String commit) {}

    /** Whether people and CI say there what they think of a pull request, which the list then tells. */
    default boolean hearsOthers() {
        return false;
    }

    /** Whether it sees by itself that a pull request's head has reached its base, so that none may be closed for it. */
    default boolean noticesMerges() {
        return false;
    }

    /** How it brings work to the mainline itself; nothing where it cannot be asked to. */
    default Optional<ForgeLanding> landing() {
        return Optional.empty();
    }

    /** The issues of the repository, of which those with the label are tasks; nothing where there are no issues. */
    default Optional<IssueTracker> issues(String label) {
        return Optional.empty();
    }

    /** How much of what the forge allows is used; nothing when it allows any amount. */
    default List<QuotaUsage> spendings() {
        return List.of();
    }

    /** What is to be said in a thread, which began at {@code place}: a file, mostly with a line. */
    record ThreadReply(String thread, String place, String text) {
        private static final Pattern LINE = Pattern.compile("(.*):(\\d{1,9})", Pattern.DOTALL);

        public String file() {
            Matcher parts = LINE.matcher(place);
            return parts.matches() ? parts.group(1) : place;
        }

        /** 0 for the whole file. */
        public int line() {
            Matcher parts = LINE.matcher(place);
            return parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        }
    }

    /** The forge could not do what was asked, or could not be asked; the message is for people. */
    public static class ForgeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ForgeException(String message) {
            super(message);
        }

        public ForgeException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
