package dev.czar.world.git;

/** Two branches' own changes that may be in each other's way. */
public record Duel(Stake left, Stake right) {

    boolean onOneFoundation() {
        return left.foundation().equals(right.foundation());
    }
}
