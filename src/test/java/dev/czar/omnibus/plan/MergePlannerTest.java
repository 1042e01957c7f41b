package dev.czar.omnibus.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.omnibus.plan.MergePlanner.MergeCosts;
import dev.czar.omnibus.plan.MergePlanner.MergePlan;
import dev.czar.omnibus.plan.MergePlanner.OrderingProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergePlannerTest {
    private static final MergeRequirements<String> FREE = (member, other) -> false;

    private final MergePlanner<String> planner = new MergePlanner<>(Comparator.naturalOrder());

    @Test
    void whoIsNeededGoesFirstAndTheRestByName() {
        MergeRequirements<String> requirements = (member, other) -> member.equals("a") && other.equals("d");
        MergePlan<String> plan = planner.plan(List.of("c", "a", "d", "b"), requirements, MergeCosts.none());
        assertThat(plan.order()).containsExactly("b", "c", "d", "a");
        assertThat(plan.cycles()).isEmpty();
    }

    @Test
    void ofTwoThatMeetTheOneThatIsCheaperToMoveGoesLater() {
        MergeCosts<String> costs = (earlier, later) -> later.equals("a") ? 3 : later.equals("b") ? 7 : 0;
        MergePlan<String> plan = planner.plan(List.of("a", "b"), FREE, costs);
        assertThat(plan).isEqualTo(new MergePlan<>(List.of("b", "a"), 3, List.of(), List.of()));
    }

    @Test
    void noConflictIsWorthBreakingARequirement() {
        MergeRequirements<String> requirements = (member, other) -> member.equals("b") && other.equals("a");
        MergeCosts<String> costs = (earlier, later) -> earlier.equals("a") ? 1_000 : 0;
        assertThat(planner.plan(List.of("a", "b"), requirements, costs).order()).containsExactly("a", "b");
    }

    @Test
    void aRingIsNamedInFullAndStrandsWhoNeedsIt() {
        List<String> needs = List.of("a>c", "c>b", "b>a", "d>b", "e>d");
        MergeRequirements<String> requirements = (member, other) -> needs.contains(member + ">" + other);
        MergePlan<String> plan = planner.plan(List.of("e", "d", "c", "b", "a", "f"), requirements, MergeCosts.none());
        assertThat(plan.cycles()).containsExactly(List.of("a", "c", "b"));
        assertThat(plan.blocked()).containsExactly("a", "b", "c", "d", "e");
        assertThat(plan.order()).containsExactly("f");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 16})
    void theSameMembersGiveTheSameOrderHoweverTheyCome(int size) {
        Draw draw = new Draw(size, 7);
        List<Integer> members = new ArrayList<>(draw.members());
        MergePlan<Integer> plan = draw.plan(members);
        Random random = new Random(1);
        for (int shuffle = 0; shuffle < 1_000; shuffle++) {
            Collections.shuffle(members, random);
            assertThat(draw.plan(members)).isEqualTo(plan);
        }
    }

    @Test
    void noOrderOfUpToTwelveIsCheaper() {
        for (int seed = 0; seed < 60; seed++) {
            Draw draw = new Draw(6, seed);
            MergePlan<Integer> plan = draw.plan(draw.members());
            draw.mustBeValid(plan.order());
            assertThat(plan.cost()).isEqualTo(draw.cheapest(new ArrayList<>(), draw.members()));
        }
    }

    @Test
    void moreThanTwelveAreOrderedValidlyAndHardlyDearerThanNeedBe() {
        long greedy = 0;
        long exact = 0;
        for (int seed = 0; seed < 60; seed++) {
            Draw draw = new Draw(11, seed);
            OrderingProblem problem = OrderingProblem.of(draw.members(), draw::needs, draw::cost);
            List<Integer> order =
                    IntStream.of(GreedyOrderSolver.of(problem)).boxed().toList();
            draw.mustBeValid(order);
            greedy += draw.price(order);
            exact += problem.cost(ExactOrderSolver.of(problem));
        }
        assertThat(greedy).isBetween(exact, exact * 110 / 100);
        Draw large = new Draw(60, 3);
        MergePlan<Integer> plan = large.plan(large.members());
        large.mustBeValid(plan.order());
        assertThat(plan.order()).hasSize(60);
        assertThat(plan.cost()).isEqualTo(large.price(plan.order())).isLessThan(large.price(large.members()));
    }

    /** Random members 0 to n-1 where a later one may need an earlier one. */
    private static final class Draw {
        private final boolean[][] needs;
        private final long[][] costs;

        Draw(int size, long seed) {
            Random random = new Random(seed);
            needs = new boolean[size][size];
            costs = new long[size][size];
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    needs[row][column] = column < row && random.nextInt(6) == 0;
                    costs[row][column] = random.nextInt(3) == 0 ? random.nextInt(100) : 0;
                }
            }
        }

        List<Integer> members() {
            return IntStream.range(0, needs.length).boxed().toList();
        }

        boolean needs(int member, int other) {
            return needs[member][other];
        }

        long cost(int earlier, int later) {
            return costs[earlier][later];
        }

        MergePlan<Integer> plan(List<Integer> members) {
            return new MergePlanner<Integer>(Comparator.naturalOrder()).plan(members, this::needs, this::cost);
        }

        void mustBeValid(List<Integer> order) {
            for (int place = 0; place < order.size(); place++) {
                int member = order.get(place);
                assertThat(order.subList(place, order.size())).noneMatch(other -> needs[member][other]);
            }
        }

        long price(List<Integer> order) {
            long price = 0;
            for (int later = 0; later < order.size(); later++) {
                for (int earlier = 0; earlier < later; earlier++) {
                    price += costs[order.get(earlier)][order.get(later)];
                }
            }
            return price;
        }

        long cheapest(List<Integer> placed, List<Integer> left) {
            long least = left.isEmpty() ? price(placed) : Long.MAX_VALUE;
            for (Integer next : left) {
                if (left.stream().noneMatch(other -> needs[next][other])) {
                    List<Integer> more = new ArrayList<>(placed);
                    more.add(next);
                    least = Math.min(
                            least,
                            cheapest(
                                    more,
                                    left.stream()
                                            .filter(other -> !other.equals(next))
                                            .toList()));
                }
            }
            return least;
        }
    }
}
