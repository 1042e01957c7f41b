package dev.czar.omnibus.search;

import dev.czar.omnibus.search.CulpritSearch.SearchOptions;
import dev.czar.omnibus.search.CulpritSearch.UnbuildableOmnibusException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Finds where a sequence of groups first fails, several prefixes at a time, trying again what may have been a flake. */
final class FirstFailureFinder<M> implements FailurePosterior.TrialCounts {
    private static final int ROUNDS = 60;

    private final TrialEvidence<M> evidence;
    private final SearchOptions options;
    private final List<Set<M>> prefixes = new ArrayList<>();

    FirstFailureFinder(TrialEvidence<M> evidence, SearchOptions options, List<Set<M>> groups) {
        this.evidence = evidence;
        this.options = options;
        Set<M> prefix = new HashSet<>();
        prefixes.add(Set.of());
        for (Set<M> group : groups) {
            prefix.addAll(group);
            prefixes.add(Set.copyOf(prefix));
        }
    }

    /** The place of the group with which it first fails, from 1; 0 for the base; nothing when a prefix cannot be tried. */
    OptionalInt place(double[] prior) throws UnbuildableOmnibusException, InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            FailurePosterior belief = FailurePosterior.of(prior, options.flakeRate(), this);
            OptionalInt settled = belief.certainPlace();
            boolean nowhere = settled.equals(OptionalInt.of(prefixes.size()));
            if (settled.isPresent() && (!nowhere || passed(prefixes.size() - 1))) {
                return settled;
            }
            Set<Integer> cuts = belief.splitPoints(options.parts());
            if (nowhere || cuts.isEmpty()) {
                cuts.add(prefixes.size() - 1);
            }
            if (prior[0] > 0 && !evidence.isTried(Set.of())) {
                cuts.add(0);
            }
            evidence.runTrials(cuts.stream().map(prefixes::get).toList());
            if (cuts.stream()
                    .anyMatch(cut -> !evidence.unmergeable(prefixes.get(cut)).isEmpty())) {
                return OptionalInt.empty();
            }
        }
        throw new UnbuildableOmnibusException("the checks are flaky: no culprit can be determined");
    }

    @Override
    public int failures(int prefix) {
        return evidence.failures(prefixes.get(prefix));
    }

    @Override
    public boolean passed(int prefix) {
        return evidence.passed(prefixes.get(prefix));
    }
}
