package dev.czar.omnibus.search;

import dev.czar.omnibus.plan.MergeRequirements;
import dev.czar.omnibus.search.CulpritSearch.SearchOptions;
import dev.czar.omnibus.search.CulpritSearch.SearchResult;
import dev.czar.omnibus.search.CulpritSearch.TrialRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Members 1 to n of which some break the checks, by themselves or together; what is good fails at a rate all the same. */
final class TrialSimulation implements TrialRunner<Integer> {
    private final int members;
    private final List<Set<Integer>> bad;
    private final Random luck;
    private final double flakeRate;
    int widest;

    TrialSimulation(int members, List<Set<Integer>> bad, double flakeRate, long seed) {
        this.members = members;
        this.bad = bad;
        this.flakeRate = flakeRate;
        this.luck = new Random(seed);
    }

    SearchResult<Integer> search(int parts) throws Exception {
        return search(parts, (member, other) -> false);
    }

    SearchResult<Integer> search(int parts, MergeRequirements<Integer> requirements) throws Exception {
        List<Integer> order = IntStream.rangeClosed(1, members).boxed().toList();
        return new CulpritSearch<>(order, requirements, this, new SearchOptions(parts, flakeRate)).run();
    }

    @Override
    public List<TrialResult<Integer>> of(List<List<Integer>> sets) {
        widest = Math.max(widest, sets.size());
        List<TrialResult<Integer>> verdicts = new ArrayList<>();
        for (List<Integer> set : sets) {
            boolean broken = bad.stream().anyMatch(set::containsAll);
            boolean unlucky = luck.nextDouble() < flakeRate;
            verdicts.add(broken || unlucky ? new TrialResult.Failed<>("log of " + set) : new TrialResult.Passed<>());
        }
        return verdicts;
    }
}
