package dev.czar.loop;

import dev.czar.world.forge.Pull;
import java.time.Instant;
import java.util.List;

/** A pull request as people read it; {@code history} is what happened to it, oldest first. */
public record PullPage(
        int number,
        String task,
        String worker,
        String branch,
        String base,
        String head,
        String state,
        String title,
        String body,
        List<Happening> history) {

    /** Something that happened: opened, updated, commented, reviewed, state. */
    public record Happening(Instant at, String what, String author, String text) {}

    static PullPage of(Pull pull) {
        return new PullPage(
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
                        .map(event -> new Happening(event.at(), event.what(), event.author(), event.text()))
                        .toList());
    }
}
