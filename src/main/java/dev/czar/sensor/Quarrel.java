package dev.czar.sensor;

import dev.czar.world.git.Duel;
import dev.czar.world.git.Merge;

/** Two branches that would not merge. */
record Quarrel(Side left, Side right, Merge.Conflicting conflict) {

    Duel duel() {
        return new Duel(left.stake(), right.stake());
    }
}
