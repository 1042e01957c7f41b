package dev.czar.omnibus.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Puts members in order: who is needed goes first, and of all such orders the cheapest, then the first by the tie-break. */
public final class MergePlanner<M> {
    private static final int EXACT = 12;

    private final Comparator<? super M> tieBreak;

    /** {@code tieBreak} must tell any two members apart. */
    public MergePlanner(Comparator<? super M> tieBreak) {
        this.tieBreak = tieBreak;
    }

    public MergePlan<M> plan(Collection<M> members, MergeRequirements<M> requirements, MergeCosts<M> costs) {
        List<M> sorted = members.stream().distinct().sorted(tieBreak).toList();
        RequirementCycles<M> rings = RequirementCycles.of(sorted, requirements);
        List<M> free = sorted.stream()
                .filter(member -> !rings.blocked().contains(member))
                .toList();
        OrderingProblem problem = OrderingProblem.of(free, requirements, costs);
        Function<OrderingProblem, int[]> method = free.size() <= EXACT ? ExactOrderSolver::of : GreedyOrderSolver::of;
        int[] order = method.apply(problem);
        List<M> ordered = Arrays.stream(order).mapToObj(free::get).toList();
        return new MergePlan<>(ordered, problem.cost(order), rings.cycles(), rings.blocked());
    }

    /** What it is expected to cost that {@code later} is merged on top of {@code earlier}; 0 when they do not meet. */
    @FunctionalInterface
    public interface MergeCosts<M> {

        long of(M earlier, M later);

        static <M> MergeCosts<M> none() {
            return (earlier, later) -> 0;
        }
    }

    /**
     * Members in the order in which they are merged, with what that order is expected to cost. {@code cycles} are rings whose
     * members need each other, each in full; {@code stranded} are their members and all who need one of those.
     */
    public record MergePlan<M>(List<M> order, long cost, List<List<M>> cycles, List<M> blocked) {
        public MergePlan {
            order = List.copyOf(order);
            cycles = List.copyOf(cycles);
            blocked = List.copyOf(blocked);
        }
    }

    /** The ordering problem in numbers: {@code needs[i][j]} when j must come before i, {@code costs[i][j]} when i comes before j. */
    record OrderingProblem(boolean[][] needs, long[][] costs) {

        static <M> OrderingProblem of(List<M> members, MergeRequirements<M> requirements, MergeCosts<M> costs) {
            int size = members.size();
            boolean[][] needs = new boolean[size][size];
            long[][] prices = new long[size][size];
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    if (row != column) {
                        needs[row][column] = requirements.needs(members.get(row), members.get(column));
                        prices[row][column] = costs.of(members.get(row), members.get(column));
                    }
                }
            }
            return new OrderingProblem(needs, prices);
        }

        int size() {
            return needs.length;
        }

        long cost(int[] order) {
            long total = 0;
            for (int later = 1; later < order.length; later++) {
                for (int earlier = 0; earlier < later; earlier++) {
                    total += costs[order[earlier]][order[later]];
                }
            }
            return total;
        }
    }
}
