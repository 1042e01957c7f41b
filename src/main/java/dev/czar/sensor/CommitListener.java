package dev.czar.sensor;

/** Hears at once of commits that a git hook reported; a wake-up, not evidence. */
@FunctionalInterface
public interface CommitListener {
    void committed(String branch, String commit);
}
