package dev.czar.forecast;

import dev.czar.forecast.BranchSnapshot.BranchTip;
import dev.czar.forecast.OwnChangeMerger.OwnChange;
import dev.czar.forecast.OwnConflictFilter.BranchSide;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.merge.MergeResult;
import dev.czar.world.git.merge.ScratchRepository;
import java.util.List;
import java.util.Optional;

/** What each branch merely contains: of the tip, and of other workers' branches that are not in it yet. */
final class InheritedHistory {
    private final ScratchRepository scratch;
    private final MergeForecast forecast;
    private final BranchChangeCache changes;
    private final String tip;
    private final List<BranchTip> branchTips;

    InheritedHistory(
            ScratchRepository scratch, MergeForecast forecast, BranchChangeCache changes, BranchSnapshot round) {
        this.scratch = scratch;
        this.forecast = forecast;
        this.changes = changes;
        this.tip = round.tip();
        this.branchTips = round.branchTips();
    }

    /** What is this branch's own when it meets the rival. */
    BranchSide ownSide(BranchTip one, BranchTip rival) {
        String base = changes.mergeBase(tip, one.commit())
                .or(() -> changes.mergeBase(one.commit(), rival.commit()))
                .orElse(one.commit());
        String foundation =
                inheritedPart(one, rival).map(part -> mergedBase(part, base)).orElse(base);
        return new BranchSide(one, new OwnChange(foundation, one.commit()));
    }

    /** The largest part of another's branch that this one contains. */
    private Optional<String> inheritedPart(BranchTip one, BranchTip rival) {
        CommitHistory history = scratch.history();
        String most = "";
        int size = 0;
        for (BranchTip other : branchTips) {
            Optional<String> part = other.equals(rival) ? Optional.empty() : sharedPart(one, other);
            int count = part.map(commit -> history.count(commit, tip)).orElse(0);
            if (count > size) {
                most = part.orElseThrow();
                size = count;
            }
        }
        return most.isEmpty() ? Optional.empty() : Optional.of(most);
    }

    /** What two branches share is his whose branch ends there; where neither does, it is his who comes first by name. */
    private Optional<String> sharedPart(BranchTip one, BranchTip other) {
        if (one.worker().equals(other.worker())) {
            return Optional.empty();
        }
        String head = other.branch().head();
        boolean earlier = other.branch().name().compareTo(one.branch().name()) < 0;
        return changes.mergeBase(one.branch().head(), head)
                .filter(base -> base.equals(head)
                        || (earlier && !base.equals(one.branch().head())));
    }

    private String mergedBase(String part, String base) {
        if (scratch.history().contains(part, base)) {
            return part;
        }
        return forecast.of(MergeForecast.pair(part, base)) instanceof MergeResult.Clean clean
                ? scratch.commit(clean.tree(), part, base)
                : base;
    }
}
