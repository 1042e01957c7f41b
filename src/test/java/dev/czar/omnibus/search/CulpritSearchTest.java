package dev.czar.omnibus.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.omnibus.plan.MergeRequirements;
import dev.czar.omnibus.search.CulpritSearch.EvictionCause;
import dev.czar.omnibus.search.CulpritSearch.MemberEviction;
import dev.czar.omnibus.search.CulpritSearch.SearchOptions;
import dev.czar.omnibus.search.CulpritSearch.SearchResult;
import dev.czar.omnibus.search.CulpritSearch.TrialRunner;
import dev.czar.omnibus.search.CulpritSearch.UnbuildableOmnibusException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CulpritSearchTest {
    private static final int WORLDS = 2_000;

    @Test
    void whatPassesTogetherIsTriedOnce() throws Exception {
        SearchResult<Integer> found = new TrialSimulation(16, List.of(), 0, 1).search(4);
        assertThat(found)
                .isEqualTo(new SearchResult<>(
                        List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16), List.of(), 1, 1));
    }

    @Test
    void oneCulpritOfSixteenIsFoundInTwoRoundsOfFourAtATime() throws Exception {
        for (int culprit = 1; culprit <= 16; culprit++) {
            TrialSimulation world = new TrialSimulation(16, List.of(Set.of(culprit)), 0, 1);
            SearchResult<Integer> found = world.search(4);
            assertThat(found.evicted()).extracting(MemberEviction::member).containsExactly(culprit);
            assertThat(found.evicted().get(0).cause()).isEqualTo(EvictionCause.ALONE);
            assertThat(found.included()).hasSize(15);
            assertThat(world.widest).isLessThanOrEqualTo(4);
            assertThat(found.rounds())
                    .as("together, two rounds of splits, by itself and the rest")
                    .isLessThanOrEqualTo(1 + 2 + 1);
            assertThat(found.runs()).isLessThanOrEqualTo(1 + 4 + 3 + 2);
        }
    }

    @Test
    void severalCulpritsAreAllFound() throws Exception {
        SearchResult<Integer> found =
                new TrialSimulation(12, List.of(Set.of(2), Set.of(3), Set.of(11)), 0, 1).search(4);
        assertThat(found.evicted()).extracting(MemberEviction::member).containsExactly(2, 3, 11);
        assertThat(found.included()).containsExactly(1, 4, 5, 6, 7, 8, 9, 10, 12);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    void ofAPairTheLaterGoesAndBothAreNamed(int parts) throws Exception {
        for (int left = 1; left <= 12; left++) {
            for (int right = left + 1; right <= 12; right++) {
                SearchResult<Integer> found = new TrialSimulation(12, List.of(Set.of(left, right)), 0, 1).search(parts);
                assertThat(found.evicted())
                        .containsExactly(new MemberEviction<>(
                                right,
                                EvictionCause.TOGETHER,
                                List.of(left),
                                List.of(left, right),
                                "log of " + List.of(left, right)));
            }
        }
    }

    @Test
    void ofThreeThatFailOnlyTogetherAllAreNamed() throws Exception {
        SearchResult<Integer> found = new TrialSimulation(16, List.of(Set.of(3, 8, 14)), 0, 1).search(4);
        assertThat(found.evicted()).singleElement().satisfies(eviction -> {
            assertThat(eviction.member()).isEqualTo(14);
            assertThat(eviction.partners()).containsExactly(3, 8);
        });
    }

    @Test
    void whoNeedsAnEvictedOneIsOutAndKeepsWaiting() throws Exception {
        MergeRequirements<Integer> chain =
                (member, other) -> (member == 5 && other == 3) || (member == 7 && other == 5);
        SearchResult<Integer> found = new TrialSimulation(8, List.of(Set.of(3)), 0, 1).search(4, chain);
        assertThat(found.included()).containsExactly(1, 2, 4, 6, 8);
        assertThat(found.evicted()).extracting(MemberEviction::member).containsExactly(3, 5, 7);
        assertThat(found.evicted())
                .extracting(MemberEviction::cause)
                .containsExactly(EvictionCause.ALONE, EvictionCause.REQUIREMENT, EvictionCause.REQUIREMENT);
        assertThat(found.evicted().get(2).partners()).containsExactly(3);
    }

    @Test
    void aMemberThatFailsOnWhatItNeedsIsBlamedAlone() throws Exception {
        MergeRequirements<Integer> onTop = (member, other) -> member == 6 && other == 2;
        SearchResult<Integer> found = new TrialSimulation(8, List.of(Set.of(2, 6)), 0, 1).search(4, onTop);
        assertThat(found.evicted()).singleElement().satisfies(eviction -> {
            assertThat(eviction.member()).isEqualTo(6);
            assertThat(eviction.cause()).isEqualTo(EvictionCause.ALONE);
        });
    }

    @Test
    void whoCannotBeMergedGoesAndTheRestIsTriedAgain() throws Exception {
        TrialRunner<Integer> trial = sets -> sets.stream()
                .<TrialResult<Integer>>map(set -> set.containsAll(List.of(1, 3))
                        ? new TrialResult.Unmergeable<>(3, EvictionCause.CONFLICT, "same lines")
                        : new TrialResult.Passed<>())
                .toList();
        SearchResult<Integer> found = new CulpritSearch<>(
                        List.of(1, 2, 3, 4), (member, other) -> false, trial, new SearchOptions(4, 0))
                .run();
        assertThat(found.included()).containsExactly(1, 2, 4);
        assertThat(found.evicted())
                .containsExactly(
                        new MemberEviction<>(3, EvictionCause.CONFLICT, List.of(), List.of(1, 2), "same lines"));
    }

    @Test
    void whoDidNotMergeOntoAnEvictedOneIsLetInWithoutIt() throws Exception {
        TrialRunner<Integer> trial = sets -> sets.stream()
                .<TrialResult<Integer>>map(set -> set.containsAll(List.of(2, 3))
                        ? new TrialResult.Unmergeable<>(3, EvictionCause.CONFLICT, "same lines")
                        : set.contains(2) ? new TrialResult.Failed<>("") : new TrialResult.Passed<>())
                .toList();
        SearchResult<Integer> found = new CulpritSearch<>(
                        List.of(1, 2, 3, 4), (member, other) -> false, trial, new SearchOptions(4, 0))
                .run();
        assertThat(found.included()).containsExactly(1, 3, 4);
        assertThat(found.evicted()).extracting(MemberEviction::member).containsExactly(2);
    }

    @Test
    void nobodyIsBlamedForTheBase() {
        assertThatThrownBy(() -> new TrialSimulation(5, List.of(Set.of()), 0, 1).search(4))
                .isInstanceOf(UnbuildableOmnibusException.class)
                .hasMessageContaining("base itself fails");
    }

    @Test
    void aLaterMemberThatMendsAnEarlierOneIsLetIn() throws Exception {
        TrialRunner<Integer> trial = sets -> sets.stream()
                .<TrialResult<Integer>>map(set -> (set.contains(2) && !set.contains(3)) || set.contains(9)
                        ? new TrialResult.Failed<>("")
                        : new TrialResult.Passed<>())
                .toList();
        List<Integer> order = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        SearchResult<Integer> found =
                new CulpritSearch<>(order, (member, other) -> false, trial, new SearchOptions(4, 0)).run();
        assertThat(found.included()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 10);
    }

    @Test
    void withOneCheckInTenFailingForNothingTheRightOneIsFoundAtNoMoreThanTwiceTheRuns() throws Exception {
        int right = 0;
        int runs = 0;
        int steady = 0;
        for (int world = 0; world < WORLDS; world++) {
            int culprit = 1 + new Random(world).nextInt(16);
            SearchResult<Integer> found = new TrialSimulation(16, List.of(Set.of(culprit)), 0.1, world).search(4);
            boolean exact = found.evicted().size() == 1
                    && found.evicted().get(0).member() == culprit
                    && found.evicted().get(0).cause() == EvictionCause.ALONE;
            right += exact ? 1 : 0;
            runs += found.runs();
            steady += new TrialSimulation(16, List.of(Set.of(culprit)), 0, world)
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
            clean += new TrialSimulation(16, List.of(), 0.1, world)
                            .search(4)
                            .evicted()
                            .isEmpty()
                    ? 1
                    : 0;
        }
        assertThat(clean).isGreaterThanOrEqualTo(WORLDS * 99 / 100);
    }

    @Test
    void oneUnluckyRunOfChecksThoughtSteadyBlamesNobody() throws Exception {
        for (int run = 1; run <= 12; run++) {
            int unlucky = run;
            int[] runs = {0};
            TrialRunner<Integer> trial = sets -> sets.stream()
                    .<TrialResult<Integer>>map(
                            set -> ++runs[0] == unlucky ? new TrialResult.Failed<>("") : new TrialResult.Passed<>())
                    .toList();
            List<Integer> order = List.of(1, 2, 3, 4, 5, 6, 7, 8);
            SearchResult<Integer> found =
                    new CulpritSearch<>(order, (member, other) -> false, trial, new SearchOptions(4, 0)).run();
            assertThat(found.included()).isEqualTo(order);
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
            SearchResult<Integer> found = new TrialSimulation(members, bad, 0, world).search(2 + random.nextInt(5));
            assertThat(bad).noneMatch(set -> found.included().containsAll(set));
            for (MemberEviction<Integer> eviction : found.evicted()) {
                Set<Integer> blamed = new HashSet<>(eviction.partners());
                blamed.add(eviction.member());
                assertThat(bad).as("world %d: %s", world, eviction).anyMatch(blamed::equals);
            }
        }
    }
}
