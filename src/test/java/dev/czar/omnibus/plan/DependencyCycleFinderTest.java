package dev.czar.omnibus.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DependencyCycleFinderTest {

    @Test
    void tasksThatCanFinishAreOnNoRing() {
        assertThat(find(Map.of("a", Set.of("b", "c"), "b", Set.of("c"), "d", Set.of("unknown"))))
                .isEmpty();
    }

    @Test
    void aRingIsNamedInOrderSmallestFirst() {
        assertThat(find(Map.of("c", Set.of("b"), "b", Set.of("a"), "a", Set.of("c"), "x", Set.of("a"))))
                .containsExactly(List.of("a", "c", "b"));
    }

    @Test
    void aTaskThatWaitsForItselfIsARing() {
        assertThat(find(Map.of("a", Set.of("a")))).containsExactly(List.of("a"));
    }

    @Test
    void ringsThatShareATaskAreBothNamed() {
        assertThat(find(Map.of("a", Set.of("b"), "b", Set.of("a", "c"), "c", Set.of("b"))))
                .containsExactly(List.of("a", "b"), List.of("b", "c"));
    }

    @Test
    void aLongChainEndsInTime() {
        Map<String, Set<String>> chain = new HashMap<>();
        for (int task = 0; task < 20_000; task++) {
            chain.put("t" + task, Set.of("t" + (task + 1) % 20_000));
        }

        assertThat(find(chain)).extracting(List::size).containsExactly(20_000);
    }

    private static List<List<String>> find(Map<String, Set<String>> requirements) {
        return DependencyCycleFinder.find(new TreeMap<>(requirements));
    }
}
