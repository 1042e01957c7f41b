package dev.czar.forecast;

import dev.czar.forecast.BranchSnapshot.BranchTip;
import dev.czar.forecast.OwnChangeMerger.OwnChange;
import dev.czar.forecast.OwnChangeMerger.OwnChangePair;
import dev.czar.world.git.merge.MergeResult;
import java.util.List;

/** Whether a conflict of two branches is between what their workers did, and not something one of them merely contains. */
final class OwnConflictFilter {
    private final OwnChangeMerger own;
    private final BranchChangeCache changes;

    OwnConflictFilter(OwnChangeMerger own, BranchChangeCache changes) {
        this.own = own;
        this.changes = changes;
    }

    /** Finds out at once what judging these will need. */
    void prepare(List<ConflictingPair> quarrels) {
        own.prepare(quarrels.stream().map(ConflictingPair::ownChangePair).toList());
    }

    boolean isBetweenOwnChanges(ConflictingPair quarrel) {
        return own.conflicts(quarrel.ownChangePair())
                .orElseGet(() -> touches(quarrel.left().ownChange(), quarrel.conflict())
                        && touches(quarrel.right().ownChange(), quarrel.conflict()));
    }

    /** The rougher question, for changes that cannot stand anywhere else. */
    private boolean touches(OwnChange stake, MergeResult.Conflicting conflict) {
        return changes.changedFiles(stake.base(), stake.head()).stream().anyMatch(conflict.files()::contains);
    }

    /** Two branches that would not merge. */
    record ConflictingPair(BranchSide left, BranchSide right, MergeResult.Conflicting conflict) {

        OwnChangePair ownChangePair() {
            return new OwnChangePair(left.ownChange(), right.ownChange());
        }
    }

    /** One side of a conflict and what of its branch is its own. */
    record BranchSide(BranchTip branchTip, OwnChange ownChange) {}
}
