package dev.czar.forecast;

import dev.czar.fact.Task.Dependency;
import dev.czar.forecast.BranchSnapshot.BranchTip;
import dev.czar.forecast.OwnChangeMerger.OwnChange;
import dev.czar.omnibus.plan.MergePlanner;
import dev.czar.omnibus.plan.MergePlanner.MergePlan;
import dev.czar.omnibus.plan.MergeRequirements;
import dev.czar.world.git.merge.MergeResult;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The order in which branches would go into the omnibus, planned as the omnibus plans it; rings of dependencies come last. */
public final class BranchOrderPlanner {
    private final MergeForecast forecast;
    private final BranchChangeCache changes;
    private final MergePlanner<BranchTip> planner = new MergePlanner<>(
            Comparator.comparing((BranchTip one) -> one.branch().task()).thenComparing(BranchTip::worker));

    BranchOrderPlanner(MergeForecast forecast, BranchChangeCache changes) {
        this.forecast = forecast;
        this.changes = changes;
    }

    public List<BranchTip> of(BranchSnapshot round, List<Dependency> dependencies) {
        Set<Dependency> known = new HashSet<>(dependencies);
        MergeRequirements<BranchTip> requirements = (one, other) -> known.contains(
                new Dependency(one.branch().task(), other.branch().task()));
        MergePlan<BranchTip> plan =
                planner.plan(round.branchTips(), requirements, (earlier, later) -> cost(earlier, later, round.tip()));
        return Stream.concat(plan.order().stream(), plan.blocked().stream()).toList();
    }

    private long cost(BranchTip earlier, BranchTip later, String tip) {
        return forecast.of(MergeForecast.pair(earlier.commit(), later.commit()))
                        instanceof MergeResult.Conflicting conflict
                ? (long) conflict.files().size() * (1 + changes.changedLines(new OwnChange(tip, later.commit())))
                : 0;
    }
}
