package dev.czar.omnibus.search;

import dev.czar.omnibus.plan.MergeRequirements;
import dev.czar.omnibus.search.CulpritSearch.SearchOptions;
import dev.czar.omnibus.search.CulpritSearch.UnbuildableOmnibusException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the smallest company in which a member fails, one partner after the other; by itself it may be good. */
final class MinimalFailingSet<M> {
    private static final double ENOUGH_BY_ITSELF = 0.9;
    private static final double NOWHERE = 0.001;

    private final TrialEvidence<M> evidence;
    private final MergeRequirements<M> requirements;
    private final SearchOptions options;

    MinimalFailingSet(TrialEvidence<M> evidence, MergeRequirements<M> requirements, SearchOptions options) {
        this.evidence = evidence;
        this.requirements = requirements;
        this.options = options;
    }

    /** The core with the partners it fails with, all of {@code failing}; the core alone when that cannot be told. */
    Set<M> of(Set<M> core, List<M> failing) throws UnbuildableOmnibusException, InterruptedException {
        Set<M> guilty = core;
        List<M> others = evidence.ordered(failing);
        while (true) {
            List<Set<M>> groups = new ArrayList<>(List.of(guilty));
            for (M other : others) {
                if (!guilty.contains(other)) {
                    groups.add(Set.of(other));
                }
            }
            OptionalInt place = new FirstFailureFinder<>(evidence, options, groups).place(prior(groups.size()));
            if (place.isEmpty() || place.getAsInt() > groups.size()) {
                return core;
            }
            if (place.getAsInt() <= 1) {
                return guilty;
            }
            M partner = groups.get(place.getAsInt() - 1).iterator().next();
            others = others.subList(0, others.indexOf(partner));
            guilty = union(guilty, requirements.closure(partner, failing));
        }
    }

    private static double[] prior(int groups) {
        double[] prior = new double[groups + 2];
        Arrays.fill(prior, (1 - ENOUGH_BY_ITSELF) / groups);
        prior[0] = 0;
        prior[1] = ENOUGH_BY_ITSELF;
        prior[groups + 1] = NOWHERE;
        return prior;
    }

    private static <M> Set<M> union(Set<M> left, Set<M> right) {
        Set<M> union = new HashSet<>(left);
        union.addAll(right);
        return Collections.unmodifiableSet(union);
    }
}
