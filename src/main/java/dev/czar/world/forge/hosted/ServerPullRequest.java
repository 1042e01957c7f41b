package dev.czar.world.forge.hosted;

import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A pull request as the lists of a server have it;
 * {@code autoMerge} is who had it merged as soon as that may be, "" for nobody; {@code version} is another whenever anything of it but CI is. */
public record ServerPullRequest(
        int number,
        PullRequestDraft draft,
        PullRequestState state,
        boolean unfinished,
        String autoMerge,
        List<String> labels,
        String version,
        String link,
        Instant opened,
        Optional<Instant> ended) {

    /** The label of what landed in an omnibus, where the server itself cannot know it as merged. */
    public static final String LANDED = "czar:landed";

    private static final Pattern MARKS =
            Pattern.compile("(?i)^\\s*(?:(?:draft|wip):|\\[(?:draft|wip)]|\\(draft\\))\\s*");

    public ServerPullRequest {
        labels = List.copyOf(labels);
    }

    boolean isOpen() {
        return state == PullRequestState.OPEN;
    }

    /** A title without the words by which it is marked as unfinished. */
    public static String title(String title, boolean unfinished) {
        return unfinished ? MARKS.matcher(title).replaceFirst("") : title;
    }
}
