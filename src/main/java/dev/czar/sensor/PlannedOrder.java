package dev.czar.sensor;

import dev.czar.fact.Dependency;
import dev.czar.omnibus.Requirements;
import dev.czar.omnibus.plan.Plan;
import dev.czar.omnibus.plan.Planner;
import dev.czar.world.git.Merge;
import dev.czar.world.git.Stake;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The order in which branches would go into the omnibus, planned as the omnibus plans it; rings of dependencies come last. */
final class PlannedOrder {
    private final Forecast forecast;
    private final Changes changes;
    private final Planner<Contender> planner = new Planner<>(
            Comparator.comparing((Contender one) -> one.branch().task()).thenComparing(Contender::worker));

    PlannedOrder(Forecast forecast, Changes changes) {
        this.forecast = forecast;
        this.changes = changes;
    }

    List<Contender> of(Round round, List<Dependency> dependencies) {
        Set<Dependency> known = new HashSet<>(dependencies);
        Requirements<Contender> requirements = (one, other) -> known.contains(
                new Dependency(one.branch().task(), other.branch().task()));
        Plan<Contender> plan =
                planner.plan(round.contenders(), requirements, (earlier, later) -> cost(earlier, later, round.tip()));
        return Stream.concat(plan.order().stream(), plan.stranded().stream()).toList();
    }

    private long cost(Contender earlier, Contender later, String tip) {
        return forecast.of(Forecast.pair(earlier.commit(), later.commit())) instanceof Merge.Conflicting conflict
                ? (long) conflict.files().size() * (1 + changes.lines(new Stake(tip, later.commit())))
                : 0;
    }
}
