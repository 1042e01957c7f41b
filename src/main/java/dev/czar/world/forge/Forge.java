package dev.czar.world.forge;

import dev.czar.world.review.ReviewAnswer;
import java.util.List;
import java.util.Optional;

/** Keeps pull requests. Everything may be asked for twice and happens once. */
public interface Forge {

    /** The branch's one open pull request, opened or brought up to the draft; one that landed with this head stays landed. */
    Pull open(PullDraft draft);

    /** The branch's latest pull request. */
    Optional<Pull> find(String branch);

    /** All pull requests by number. */
    List<Pull> list();

    Pull comment(int number, String text);

    Pull review(int number, String head, ReviewAnswer answer);

    Pull mark(int number, PullState state);
}
