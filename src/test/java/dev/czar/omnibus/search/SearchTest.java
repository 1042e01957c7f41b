package dev.czar.omnibus.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.omnibus.Requirements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static final int WORLDS = 2_000;

    @Test
    void whatPassesTogetherIsTriedOnce() throws Exception {
        Found<Integer> found = new Simulation(16, List.of(), 0, 1).search(4);
        assertThat(found)
                .isEqualTo(
                        new Found<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16), List.of(), 1, 1));
    }

    @Test
    void oneCulpritOfSixteenIsFoundInTwoRoundsOfFourAtATime() throws Exception {
        for (int culprit = 1; culprit <= 16; culprit++) {
            Simulation world = new Simulation(16, List.of(Set.of(culprit)), 0, 1);
            Found<Integer> found = world.search(4);
            assertThat(found.out()).extracting(Eviction::member).containsExactly(culprit);
            assertThat(found.out().get(0).cause()).isEqualTo(Cause.ALONE);
            assertThat(found.in()).hasSize(15);
            assertThat(world.widest).isLessThanOrEqualTo(4);
            assertThat(found.rounds())
                    .as("together, two rounds of splits, by itself and the rest")
                    .isLessThanOrEqualTo(1 + 2 + 1);
            assertThat(found.runs()).isLessThanOrEqualTo(1 + 4 + 3 + 2);
        }
    }

    @Test
    void severalCulpritsAreAllFound() throws Exception {
        Found<Integer> found = new Simulation(12, List.of(Set.of(2), Set.of(3), Set.of(11)), 0, 1).search(4);
        assertThat(found.out()).extracting(Eviction::member).containsExactly(2, 3, 11);
        assertThat(found.in()).containsExactly(1, 4, 5, 6, 7, 8, 9, 10, 12);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    void ofAPairTheLaterGoesAndBothAreNamed(int parts) throws Exception {
        for (int left = 1; left <= 12; left++) {
            for (int right = left + 1; right <= 12; right++) {
                Found<Integer> found = new Simulation(12, List.of(Set.of(left, right)), 0, 1).search(parts);
                assertThat(found.out())
                        .containsExactly(new Eviction<>(
                                right,
                                Cause.TOGETHER,
                                List.of(left),
                                List.of(left, right),
                                "log of " + List.of(left, right)));
            }
        }
    }

    @Test
    void ofThreeThatFailOnlyTogetherAllAreNamed() throws Exception {
        Found<Integer> found = new Simulation(16, List.of(Set.of(3, 8, 14)), 0, 1).search(4);
        assertThat(found.out()).singleElement().satisfies(eviction -> {
            assertThat(eviction.member()).isEqualTo(14);
            assertThat(eviction.with()).containsExactly(3, 8);
        });
    }

    @Test
    void whoNeedsAnEvictedOneIsOutAndKeepsWaiting() throws Exception {
        Requirements<Integer> chain = (member, other) -> (member == 5 && other == 3) || (member == 7 && other == 5);
        Found<Integer> found = new Simulation(8, List.of(Set.of(3)), 0, 1).search(4, chain);
        assertThat(found.in()).containsExactly(1, 2, 4, 6, 8);
        assertThat(found.out()).extracting(Eviction::member).containsExactly(3, 5, 7);
        assertThat(found.out())
                .extracting(Eviction::cause)
                .containsExactly(Cause.ALONE, Cause.REQUIREMENT, Cause.REQUIREMENT);
        assertThat(found.out().get(2).with()).containsExactly(3);
    }

    @Test
    void aMemberThatFailsOnWhatItNeedsIsBlamedAlone() throws Exception {
        Requirements<Integer> onTop = (member, other) -> member == 6 && other == 2;
        Found<Integer> found = new Simulation(8, List.of(Set.of(2, 6)), 0, 1).search(4, onTop);
        assertThat(found.out()).singleElement().satisfies(eviction -> {
            assertThat(eviction.member()).isEqualTo(6);
            assertThat(eviction.cause()).isEqualTo(Cause.ALONE);
        });
    }

    @Test
    void whoCannotBeMergedGoesAndTheRestIsTriedAgain() throws Exception {
        Trial<Integer> trial = sets -> sets.stream()
                .<Verdict<Integer>>map(set -> set.containsAll(List.of(1, 3))
                        ? new Verdict.Unmergeable<>(3, "same lines")
                        : new Verdict.Passed<>())
                .toList();
        Found<Integer> found = new Search<>(List.of(1, 2, 3, 4), (member, other) -> false, trial, new Pace(4, 0)).run();
        assertThat(found.in()).containsExactly(1, 2, 4);
        assertThat(found.out())
                .containsExactly(new Eviction<>(3, Cause.CONFLICT, List.of(), List.of(1, 2), "same lines"));
    }

    @Test
    void whoDidNotMergeOntoAnEvictedOneIsLetInWithoutIt() throws Exception {
        Trial<Integer> trial = sets -> sets.stream()
                .<Verdict<Integer>>map(set -> set.containsAll(List.of(2, 3))
                        ? new Verdict.Unmergeable<>(3, "same lines")
                        : set.contains(2) ? new Verdict.Failed<>("") : new Verdict.Passed<>())
                .toList();
        Found<Integer> found = new Search<>(List.of(1, 2, 3, 4), (member, other) -> false, trial, new Pace(4, 0)).run();
        assertThat(found.in()).containsExactly(1, 3, 4);
        assertThat(found.out()).extracting(Eviction::member).containsExactly(2);
    }

    @Test
    void nobodyIsBlamedForTheBase() {
        assertThatThrownBy(() -> new Simulation(5, List.of(Set.of()), 0, 1).search(4))
                .isInstanceOf(Unbuildable.class)
                .hasMessageContaining("base itself fails");
    }

    @Test
    void aLaterMemberThatMendsAnEarlierOneIsLetIn() throws Exception {
        Trial<Integer> trial = sets -> sets.stream()
                .<Verdict<Integer>>map(set -> (set.contains(2) && !set.contains(3)) || set.contains(9)
                        ? new Verdict.Failed<>("")
                        : new Verdict.Passed<>())
                .toList();
        List<Integer> order = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        Found<Integer> found = new Search<>(order, (member, other) -> false, trial, new Pace(4, 0)).run();
        assertThat(found.in()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 10);
    }

    @Test
    void withOneCheckInTenFailingForNothingTheRightOneIsFoundAtNoMoreThanTwiceTheRuns() throws Exception {
        int right = 0;
        int runs = 0;
        int steady = 0;
        for (int world = 0; world < WORLDS; world++) {
            int culprit = 1 + new Random(world).nextInt(16);
            Found<Integer> found = new Simulation(16, List.of(Set.of(culprit)), 0.1, world).search(4);
            boolean exact = found.out().size() == 1
                    && found.out().get(0).member() == culprit
                    && found.out().get(0).cause() == Cause.ALONE;
            right += exact ? 1 : 0;
            runs += found.runs();
            steady += new Simulation(16, List.of(Set.of(culprit)), 0, world)
                    .search(4)
                    .runs();
        }
        assertThat(right).isGreaterThanOrEqualTo(WORLDS * 99 / 100);
        assertThat(runs).isLessThanOrEqualTo(2 * steady);
    }

    @Test
    void checksThatFailForNothingBlameNobodyWhenAllAreGood() throws Exception {
        int clean = 0;
        for (int world = 0; world < WORLDS; world++) {
            clean += new Simulation(16, List.of(), 0.1, world).search(4).out().isEmpty() ? 1 : 0;
        }
        assertThat(clean).isGreaterThanOrEqualTo(WORLDS * 99 / 100);
    }

    @Test
    void oneUnluckyRunOfChecksThoughtSteadyBlamesNobody() throws Exception {
        for (int run = 1; run <= 12; run++) {
            int unlucky = run;
            int[] runs = {0};
            Trial<Integer> trial = sets -> sets.stream()
                    .<Verdict<Integer>>map(
                            set -> ++runs[0] == unlucky ? new Verdict.Failed<>("") : new Verdict.Passed<>())
                    .toList();
            List<Integer> order = List.of(1, 2, 3, 4, 5, 6, 7, 8);
            Found<Integer> found = new Search<>(order, (member, other) -> false, trial, new Pace(4, 0)).run();
            assertThat(found.in()).isEqualTo(order);
        }
    }

    @Test
    void whateverIsBadWhatGoesInIsGoodAndNobodyGoesForNothing() throws Exception {
        for (int world = 0; world < WORLDS; world++) {
            Random random = new Random(world);
            int members = 1 + random.nextInt(14);
            List<Set<Integer>> bad = new ArrayList<>();
            for (int number = random.nextInt(4); number > 0; number--) {
                Set<Integer> set = new HashSet<>();
                for (int size = 1 + random.nextInt(3); size > 0; size--) {
                    set.add(1 + random.nextInt(members));
                }
                bad.add(Set.copyOf(set));
            }
            Found<Integer> found = new Simulation(members, bad, 0, world).search(2 + random.nextInt(5));
            assertThat(bad).noneMatch(set -> found.in().containsAll(set));
            for (Eviction<Integer> eviction : found.out()) {
                Set<Integer> blamed = new HashSet<>(eviction.with());
                blamed.add(eviction.member());
                assertThat(bad).as("world %d: %s", world, eviction).anyMatch(blamed::equals);
            }
        }
    }
}
