package dev.czar.world.forge;

import java.util.List;

/** The pull requests that could be read, by number, and those that could not. */
public record PullRequestListing(List<ForgePullRequest> pulls, List<UnreadablePullRequest> unreadable) {

    public PullRequestListing {
        pulls = List.copyOf(pulls);
        unreadable = List.copyOf(unreadable);
    }

    /** One that could not be read, for a reason of its own; {@code branch} is "" when not even that is known. */
    public record UnreadablePullRequest(int number, String branch, String cause, boolean ofFork) {
        public UnreadablePullRequest(int number, String branch, String cause) {
            this(number, branch, cause, false);
        }

        /** One that only seems to be a worker's by the name of its branch in another repository; it concerns no task. */
        public static UnreadablePullRequest ofFork(int number, String branch, String repository) {
            return new UnreadablePullRequest(
                    number,
                    branch,
                    "its branch %s is named like a worker's and is in %s: it is nobody's work here, and is neither pushed to nor landed"
                            .formatted(branch, repository),
                    true);
        }
    }
}
