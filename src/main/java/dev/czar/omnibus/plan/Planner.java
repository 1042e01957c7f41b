package dev.czar.omnibus.plan;

import dev.czar.omnibus.Requirements;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Puts members in order: who is needed goes first, and of all such orders the cheapest, then the first by the tie-break. */
public final class Planner<M> {
    private static final int EXACT = 12;

    private final Comparator<? super M> tieBreak;

    /** {@code tieBreak} must tell any two members apart. */
    public Planner(Comparator<? super M> tieBreak) {
        this.tieBreak = tieBreak;
    }

    public Plan<M> plan(Collection<M> members, Requirements<M> requirements, Costs<M> costs) {
        List<M> sorted = members.stream().distinct().sorted(tieBreak).toList();
        Rings<M> rings = Rings.of(sorted, requirements);
        List<M> free = sorted.stream()
                .filter(member -> !rings.stranded().contains(member))
                .toList();
        Sequencing problem = Sequencing.of(free, requirements, costs);
        Function<Sequencing, int[]> method = free.size() <= EXACT ? ExactOrder::of : GreedyOrder::of;
        int[] order = method.apply(problem);
        List<M> ordered = Arrays.stream(order).mapToObj(free::get).toList();
        return new Plan<>(ordered, problem.cost(order), rings.cycles(), rings.stranded());
    }
}
