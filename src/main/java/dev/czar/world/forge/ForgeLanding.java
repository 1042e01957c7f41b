package dev.czar.world.forge;

import java.time.Instant;
import java.util.Optional;

/**
 * Has the forge itself bring a commit to the branch that everything lands on, by a pull request of its own: at once, or when its merge
 * queue, its checks or people have let it. Everything may be asked for twice and happens once.
 */
public interface ForgeLanding {
    /** Asks for it, unless that was done, and for the next step where one is due; where it stands then. */
    LandingProgress request(LandingRequest wanted);

    /** Where it stands that is to go to this base; nothing when it was never asked for. */
    Optional<LandingProgress> progress(String branch, String base);

    /** Takes back what was asked for and has not been merged. */
    void withdraw(String branch);

    /**
     * A commit that was pushed to a branch, and where it is to go; {@code linear} when no merge commit may come there, {@code anew} when what was
     * closed before counts no more.
     */
    record LandingRequest(
            String branch, String base, String head, String title, String body, boolean linear, boolean anew) {}

    /** Where a request stands, since when; {@code commit} is what the base got, "" before that; {@code words} are for people. */
    record LandingProgress(int number, LandingPhase phase, String commit, String words, Instant since) {}

    /** How far a request has come: it can go on and waits for Czar; it waits for checks, people or the queue; it is through; it was closed or thrown out. */
    enum LandingPhase {
        READY,
        WAITING,
        QUEUED,
        MERGED,
        REFUSED
    }
}
