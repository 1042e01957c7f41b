package dev.czar.sensor;

import dev.czar.world.git.Merge;
import dev.czar.world.git.OwnChanges;
import dev.czar.world.git.Stake;

/** Whether a conflict of two branches is between what their workers did, and not something one of them merely contains. */
final class Blame {
    private final OwnChanges own;
    private final Changes changes;

    Blame(OwnChanges own, Changes changes) {
        this.own = own;
        this.changes = changes;
    }

    boolean isTheirs(Side left, Side right, Merge.Conflicting conflict) {
        return own.conflict(left.stake(), right.stake())
                .orElseGet(() -> touches(left.stake(), conflict) && touches(right.stake(), conflict));
    }

    /** The rougher question, for changes that cannot stand anywhere else. */
    private boolean touches(Stake stake, Merge.Conflicting conflict) {
        return changes.files(stake.foundation(), stake.head()).stream().anyMatch(conflict.files()::contains);
    }
}
