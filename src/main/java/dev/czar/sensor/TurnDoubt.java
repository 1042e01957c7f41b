package dev.czar.sensor;

import dev.czar.fact.Snapshot.ElapsedTime;
import java.time.Duration;
import java.time.Instant;

/**
 * Doubt in a prompt on the screen: a commit or report while nothing new is written contradicts it. The screen is read
 * again; when it goes on so, the turn is unknown for a while, not idle.
 */
final class TurnDoubt {
    static final String SIGN = "commits or reports behind an idle screen";

    private static final Duration TAIL = Duration.ofSeconds(5);
    private static final Duration DOUBTED = Duration.ofSeconds(30);
    private static final int ENOUGH = 3;
    private static final int REREADINGS = 3;

    private int contradictions;
    private int rereadings;
    private Instant lastContradiction = Instant.EPOCH;
    private Instant doubted = Instant.EPOCH;

    /** Whether the turn, idle since then, is not to be believed after a commit or report at {@code progress}. */
    boolean about(Instant idle, Instant progress, Instant now) {
        boolean doubting = doubting(now);
        if (progress.isAfter(idle.plus(TAIL)) && progress.isAfter(lastContradiction)) {
            lastContradiction = progress;
            contradictions++;
            rereadings = REREADINGS;
            doubted = doubting ? doubted : now;
        }
        return doubting(now);
    }

    private boolean doubting(Instant now) {
        return contradictions >= ENOUGH
                && ElapsedTime.between(lastContradiction, now).compareTo(DOUBTED) < 0;
    }

    Duration age(Instant now) {
        return ElapsedTime.between(doubted, now);
    }

    /** Whether the next looks may say otherwise although nothing is written. */
    boolean isOpen(Instant now) {
        return rereadings > 0 || doubting(now);
    }

    /** Asked once per look: whether the screen is to be read even if nothing was written to it. */
    boolean mustReread() {
        rereadings = Math.max(0, rereadings - 1);
        return rereadings > 0;
    }

    /** The screen has said something new. */
    void clear() {
        contradictions = 0;
    }
}
