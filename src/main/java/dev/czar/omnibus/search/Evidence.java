package dev.czar.omnibus.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that trials have shown so far; a set that passed once is good, one that failed may have been unlucky. */
final class Evidence<M> {
    private final Trial<M> trial;
    private final List<M> order;
    private final Map<Set<M>, List<Verdict<M>>> seen = new HashMap<>();
    private int rounds;
    private int runs;

    /** Members are merged in {@code order}, whichever of them are tried. */
    Evidence(Trial<M> trial, List<M> order) {
        this.trial = trial;
        this.order = order;
    }

    void gather(Collection<Set<M>> sets) throws Unbuildable, InterruptedException {
        List<Set<M>> asked = sets.stream().distinct().toList();
        List<Verdict<M>> verdicts = trial.of(asked.stream().map(this::ordered).toList());
        rounds++;
        runs += asked.size();
        for (int at = 0; at < asked.size(); at++) {
            seen.computeIfAbsent(asked.get(at), any -> new ArrayList<>()).add(verdicts.get(at));
        }
    }

    boolean isKnown(Set<M> set) {
        return seen.containsKey(set);
    }

    boolean passed(Set<M> set) {
        return of(set).stream().anyMatch(Verdict.Passed.class::isInstance);
    }

    int failures(Set<M> set) {
        return (int) of(set).stream().filter(Verdict.Failed.class::isInstance).count();
    }

    String log(Set<M> set) {
        return of(set).stream()
                .filter(Verdict.Failed.class::isInstance)
                .map(verdict -> ((Verdict.Failed<M>) verdict).log())
                .reduce("", (earlier, later) -> later);
    }

    /** What speaks against merging the set at all. */
    List<Verdict.Unmergeable<M>> unmergeable(Set<M> set) {
        return of(set).stream()
                .filter(Verdict.Unmergeable.class::isInstance)
                .map(verdict -> (Verdict.Unmergeable<M>) verdict)
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

    private List<Verdict<M>> of(Set<M> set) {
        return seen.getOrDefault(set, List.of());
    }
}
