package dev.czar.omnibus.plan;

import dev.czar.omnibus.Requirements;
import java.util.List;

/** The ordering problem in numbers: {@code needs[i][j]} when j must come before i, {@code costs[i][j]} when i comes before j. */
record Sequencing(boolean[][] needs, long[][] costs) {

    static <M> Sequencing of(List<M> members, Requirements<M> requirements, Costs<M> costs) {
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
        return new Sequencing(needs, prices);
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
