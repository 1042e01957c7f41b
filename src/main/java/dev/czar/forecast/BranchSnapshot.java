package dev.czar.forecast;

import dev.czar.world.git.merge.CommitMerger.MergePair;
import dev.czar.world.git.merge.MergeResult;
import java.util.ArrayList;
import java.util.List;

/** One look at all branches: the tip, what is not in it and what is. */
public record BranchSnapshot(String tip, List<BranchTip> branchTips, List<TaskBranch> integrated) {

    /** Each with each and each with the tip. */
    public List<MergePair> pairs() {
        List<MergePair> pairs = new ArrayList<>();
        for (int first = 0; first < branchTips.size(); first++) {
            pairs.add(MergeForecast.pair(tip, branchTips.get(first).commit()));
            for (BranchTip second : branchTips.subList(first + 1, branchTips.size())) {
                pairs.add(MergeForecast.pair(branchTips.get(first).commit(), second.commit()));
            }
        }
        return pairs;
    }

    public static char matrixCell(MergeResult merge) {
        if (merge instanceof MergeResult.Clean) {
            return '.';
        }
        return merge instanceof MergeResult.Conflicting ? 'x' : '?';
    }

    /** A branch that is not in the omnibus, with the commit that stands for it: its head, or what is uncommitted on it. */
    public record BranchTip(TaskBranch branch, String commit) {

        public boolean hasUncommittedChanges() {
            return !commit.equals(branch.head());
        }

        String worker() {
            return branch.worker();
        }
    }
}
