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
    void prepare(List<ConflictingPair> pairs) {
        own.prepare(pairs.stream().map(ConflictingPair::ownChangePair).toList());
    }

    boolean isBetweenOwnChanges(ConflictingPair pair) {
        return own.conflicts(pair.ownChangePair())
                .orElseGet(() -> touches(pair.left().ownChange(), pair.conflict())
                        && touches(pair.right().ownChange(), pair.conflict()));
    }

    /** The rougher question, for changes that cannot stand anywhere else. */
    private boolean touches(OwnChange change, MergeResult.Conflicting conflict) {
        return changes.changedFiles(change.base(), change.head()).stream().anyMatch(conflict.files()::contains);
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
