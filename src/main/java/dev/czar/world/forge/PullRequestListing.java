package dev.czar.world.forge;

import java.util.List;

/** The pull requests that could be read, by number, and those that could not. */
public record PullRequestListing(List<ForgePullRequest> pulls, List<UnreadablePullRequest> unreadable) {

    public PullRequestListing {
        pulls = List.copyOf(pulls);
        unreadable = List.copyOf(unreadable);
    }

    /** One that could not be read, for a reason of its own; {@code branch} is "" when not even that is known. */
    public record UnreadablePullRequest(int number, String branch, String cause) {}
}
