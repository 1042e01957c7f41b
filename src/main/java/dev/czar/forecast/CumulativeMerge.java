package dev.czar.forecast;

import dev.czar.forecast.BranchSnapshot.BranchTip;
import dev.czar.world.git.merge.CommitMerger.MergePair;
import dev.czar.world.git.merge.MergeResult;
import dev.czar.world.git.merge.ScratchRepository;
import java.util.ArrayList;
import java.util.List;

/** Branches merged one after the other onto the tip; one that conflicts is left out. Drafts do not take part. */
public final class CumulativeMerge {
    /** A step, and the members before it. */
    public record MergeStep(BranchTip branchTip, MergeResult merge, List<BranchTip> before) {}

    private final ScratchRepository scratch;
    private final MergeForecast forecast;

    CumulativeMerge(ScratchRepository scratch, MergeForecast forecast) {
        this.scratch = scratch;
        this.forecast = forecast;
    }

    public List<MergeStep> of(String tip, List<BranchTip> order) {
        List<MergeStep> steps = new ArrayList<>();
        List<BranchTip> before = new ArrayList<>();
        String reached = tip;
        for (BranchTip next : order) {
            String head = next.branch().head();
            MergeResult merge = forecast.of(new MergePair(reached, head));
            steps.add(new MergeStep(next, merge, List.copyOf(before)));
            if (merge instanceof MergeResult.Clean clean) {
                reached = scratch.commit(clean.tree(), reached, head);
                before.add(next);
            }
        }
        return steps;
    }
}
