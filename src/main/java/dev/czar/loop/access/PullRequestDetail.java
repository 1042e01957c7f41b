package dev.czar.loop.access;

import dev.czar.world.forge.ForgePullRequest;
import java.time.Instant;
import java.util.List;

/** A pull request as people read it; {@code history} is what happened to it, oldest first. */
public record PullRequestDetail(
        int number,
        String task,
        String worker,
        String branch,
        String base,
        String head,
        String state,
        String title,
        String body,
        List<Event> history) {

    /** Something that happened: opened, updated, commented, reviewed, state. */
    public record Event(Instant at, String what, String author, String text) {}

    static PullRequestDetail of(ForgePullRequest pull) {
        return new PullRequestDetail(
                pull.number(),
                pull.draft().task(),
                pull.draft().worker(),
                pull.branch(),
                pull.draft().base(),
                pull.head(),
                pull.state().name(),
                pull.draft().title(),
                pull.draft().body(),
                pull.history().stream()
                        .map(event -> new Event(event.at(), event.what(), event.author(), event.text()))
                        .toList());
    }
}
