package dev.czar.sensor;

import dev.czar.world.git.Merge;
import dev.czar.world.git.OwnChanges;
import dev.czar.world.git.Stake;
import java.util.List;

/** Whether a conflict of two branches is between what their workers did, and not something one of them merely contains. */
final class Blame {
    private final OwnChanges own;
    private final Changes changes;

    Blame(OwnChanges own, Changes changes) {
        this.own = own;
        this.changes = changes;
    }

    /** Finds out at once what judging these will need. */
    void prepare(List<Quarrel> quarrels) {
        own.prepare(quarrels.stream().map(Quarrel::duel).toList());
    }

    boolean isTheirs(Quarrel quarrel) {
        return own.conflict(quarrel.duel())
                .orElseGet(() -> touches(quarrel.left().stake(), quarrel.conflict())
                        && touches(quarrel.right().stake(), quarrel.conflict()));
    }

    /** The rougher question, for changes that cannot stand anywhere else. */
    private boolean touches(Stake stake, Merge.Conflicting conflict) {
        return changes.files(stake.foundation(), stake.head()).stream().anyMatch(conflict.files()::contains);
    }
}
