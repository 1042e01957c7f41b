package dev.czar.world.forge.github;

import dev.czar.world.forge.ForgeFailed;

/** Something was written, or not: the answer did not arrive. Look before writing again. */
final class AnswerLost extends ForgeFailed {
    private static final long serialVersionUID = 1L;

    AnswerLost(String message) {
        super(message);
    }
}
