package dev.czar.world.forge;

import dev.czar.world.Spending;
import dev.czar.world.review.ReviewAnswer;
import java.util.List;
import java.util.Optional;

/** Keeps pull requests. Everything may be asked for twice and happens once; what cannot be done is a {@link ForgeFailed}. */
public interface Forge {

    /** The branch's one open pull request, opened or brought up to the draft; one that landed with this head stays landed. */
    Pull open(PullDraft draft);

    /** The branch's latest pull request. */
    Optional<Pull> find(String branch);

    Optional<Pull> pull(int number);

    /** The pull requests of workers by number: all that are open, and those that ended lately. */
    List<Pull> list();

    /** Adds a comment, unless Czar has made the very same one already. */
    Pull comment(int number, String text);

    /** Keeps Czar's verdict on a head. */
    Pull review(int number, String head, ReviewAnswer answer);

    Pull mark(int number, PullState state);

    /** How much of what the forge allows is used; nothing when it allows any amount. */
    default List<Spending> spendings() {
        return List.of();
    }
}
