package dev.czar.omnibus.plan;

import dev.czar.omnibus.plan.MergePlanner.OrderingProblem;

/** The cheapest of all valid orders, by dynamic programming over sets; of equally cheap ones the first. */
final class ExactOrderSolver {
    private final OrderingProblem problem;
    private final int[] required;

    /** What is still to be paid when exactly the members of a set are placed. */
    private final long[] rest;

    private ExactOrderSolver(OrderingProblem problem) {
        this.problem = problem;
        this.required = new int[problem.size()];
        this.rest = new long[1 << problem.size()];
    }

    static int[] of(OrderingProblem problem) {
        return new ExactOrderSolver(problem).solve();
    }

    private int[] solve() {
        for (int member = 0; member < problem.size(); member++) {
            for (int other = 0; other < problem.size(); other++) {
                required[member] |= problem.needs()[member][other] ? 1 << other : 0;
            }
        }
        for (int placed = rest.length - 2; placed >= 0; placed--) {
            rest[placed] = Long.MAX_VALUE;
            for (int next = 0; next < problem.size(); next++) {
                rest[placed] = Math.min(rest[placed], through(placed, next));
            }
        }
        return order();
    }

    private int[] order() {
        int[] order = new int[problem.size()];
        int placed = 0;
        for (int place = 0; place < order.length; place++) {
            int next = 0;
            while (!isFree(placed, next) || through(placed, next) != rest[placed]) {
                next++;
            }
            order[place] = next;
            placed |= 1 << next;
        }
        return order;
    }

    /** What is still to be paid when this member is next; never for one that cannot be. */
    private long through(int placed, int next) {
        if (!isFree(placed, next) || rest[placed | 1 << next] == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long price = rest[placed | 1 << next];
        for (int later = 0; later < problem.size(); later++) {
            if (later != next && (placed & 1 << later) == 0) {
                price += problem.costs()[next][later];
            }
        }
        return price;
    }

    private boolean isFree(int placed, int next) {
        return (placed & 1 << next) == 0 && (required[next] & ~placed) == 0;
    }
}
