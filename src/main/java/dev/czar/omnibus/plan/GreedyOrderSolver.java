package dev.czar.omnibus.plan;

import dev.czar.omnibus.plan.MergePlanner.OrderingProblem;
import java.util.stream.IntStream;

/** A cheap order of many members: always next who is cheapest to have before the rest, then moves while one helps. */
final class GreedyOrderSolver {
    private static final int PASSES = 50;

    private final OrderingProblem problem;
    private final int[] order;

    private GreedyOrderSolver(OrderingProblem problem) {
        this.problem = problem;
        this.order = new int[problem.size()];
    }

    static int[] of(OrderingProblem problem) {
        GreedyOrderSolver greedy = new GreedyOrderSolver(problem);
        greedy.fill();
        for (int pass = 0; pass < PASSES && greedy.improve(); pass++) {}
        return greedy.order;
    }

    private void fill() {
        boolean[] placed = new boolean[order.length];
        for (int place = 0; place < order.length; place++) {
            int best = -1;
            long least = 0;
            for (int next = 0; next < order.length; next++) {
                long regret = placed[next] || !isFree(placed, next) ? Long.MAX_VALUE : regret(placed, next);
                if (regret < Long.MAX_VALUE && (best < 0 || regret < least)) {
                    best = next;
                    least = regret;
                }
            }
            order[place] = best;
            placed[best] = true;
        }
    }

    private boolean isFree(boolean[] placed, int next) {
        return IntStream.range(0, order.length).allMatch(other -> placed[other] || !problem.needs()[next][other]);
    }

    private long regret(boolean[] placed, int next) {
        return IntStream.range(0, order.length)
                .filter(other -> other != next && !placed[other])
                .mapToLong(other -> problem.costs()[next][other] - problem.costs()[other][next])
                .sum();
    }

    /** Moves each member to the best other place it can have; whether that helped at all. */
    private boolean improve() {
        boolean improved = false;
        for (int from = 0; from < order.length; from++) {
            int to = bestPlace(from);
            if (to != from) {
                move(from, to);
                improved = true;
            }
        }
        return improved;
    }

    private int bestPlace(int from) {
        int best = from;
        long least = 0;
        for (int step : new int[] {-1, 1}) {
            long change = 0;
            for (int at = from + step;
                    at >= 0 && at < order.length && !binds(order[from], order[at], step);
                    at += step) {
                change += step * (cost(at, from) - cost(from, at));
                if (change < least) {
                    least = change;
                    best = at;
                }
            }
        }
        return best;
    }

    private long cost(int earlier, int later) {
        return problem.costs()[order[earlier]][order[later]];
    }

    /** Whether the mover may not pass the other in this direction. */
    private boolean binds(int mover, int other, int step) {
        return step < 0 ? problem.needs()[mover][other] : problem.needs()[other][mover];
    }

    private void move(int from, int to) {
        int mover = order[from];
        int step = Integer.signum(to - from);
        for (int at = from; at != to; at += step) {
            order[at] = order[at + step];
        }
        order[to] = mover;
    }
}
