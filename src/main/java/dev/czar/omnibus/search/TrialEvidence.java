package dev.czar.omnibus.search;

import dev.czar.omnibus.search.CulpritSearch.TrialRunner;
import dev.czar.omnibus.search.CulpritSearch.UnbuildableOmnibusException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that trials have shown so far; a set that passed once is good, one that failed may have been unlucky. */
final class TrialEvidence<M> {
    private final TrialRunner<M> trial;
    private final List<M> order;
    private final Map<Set<M>, List<TrialResult<M>>> seen = new HashMap<>();
    private int rounds;
    private int runs;

    /** Members are merged in {@code order}, whichever of them are tried. */
    TrialEvidence(TrialRunner<M> trial, List<M> order) {
        this.trial = trial;
        this.order = order;
    }

    void runTrials(Collection<Set<M>> sets) throws UnbuildableOmnibusException, InterruptedException {
        List<Set<M>> asked = sets.stream().distinct().toList();
        List<TrialResult<M>> verdicts =
                trial.of(asked.stream().map(this::ordered).toList());
        rounds++;
        runs += asked.size();
        for (int at = 0; at < asked.size(); at++) {
            seen.computeIfAbsent(asked.get(at), any -> new ArrayList<>()).add(verdicts.get(at));
        }
    }

    boolean isTried(Set<M> set) {
        return seen.containsKey(set);
    }

    boolean passed(Set<M> set) {
        return of(set).stream().anyMatch(TrialResult.Passed.class::isInstance);
    }

    int failures(Set<M> set) {
        return (int)
                of(set).stream().filter(TrialResult.Failed.class::isInstance).count();
    }

    String log(Set<M> set) {
        return of(set).stream()
                .filter(TrialResult.Failed.class::isInstance)
                .map(verdict -> ((TrialResult.Failed<M>) verdict).log())
                .reduce("", (earlier, later) -> later);
    }

    /** What speaks against merging the set at all. */
    List<TrialResult.Unmergeable<M>> unmergeable(Set<M> set) {
        return of(set).stream()
                .filter(TrialResult.Unmergeable.class::isInstance)
                .map(verdict -> (TrialResult.Unmergeable<M>) verdict)
                .toList();
    }

    List<M> ordered(Collection<M> set) {
        return order.stream().filter(set::contains).toList();
    }

    int rounds() {
        return rounds;
    }

    int runs() {
        return runs;
    }

    private List<TrialResult<M>> of(Set<M> set) {
        return seen.getOrDefault(set, List.of());
    }
}
