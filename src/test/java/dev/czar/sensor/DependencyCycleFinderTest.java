package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DependencyCycleFinderTest {

    @Test
    void tasksThatCanFinishAreOnNoRing() {
        assertThat(new DependencyCycleFinder(Map.of("a", Set.of("b", "c"), "b", Set.of("c"), "d", Set.of("unknown")))
                        .all())
                .isEmpty();
    }

    @Test
    void aRingIsNamedInOrderSmallestFirst() {
        assertThat(new DependencyCycleFinder(
                                Map.of("c", Set.of("b"), "b", Set.of("a"), "a", Set.of("c"), "x", Set.of("a")))
                        .all())
                .containsExactly(List.of("a", "c", "b"));
    }

    @Test
    void aTaskThatWaitsForItselfIsARing() {
        assertThat(new DependencyCycleFinder(Map.of("a", Set.of("a"))).all()).containsExactly(List.of("a"));
    }

    @Test
    void ringsThatShareATaskAreBothNamed() {
        assertThat(new DependencyCycleFinder(Map.of("a", Set.of("b"), "b", Set.of("a", "c"), "c", Set.of("b"))).all())
                .containsExactly(List.of("a", "b"), List.of("b", "c"));
    }

    @Test
    void aLongChainEndsInTime() {
        Map<String, Set<String>> chain = new HashMap<>();
        for (int task = 0; task < 20_000; task++) {
            chain.put("t" + task, Set.of("t" + (task + 1) % 20_000));
        }

        assertThat(new DependencyCycleFinder(chain).all())
                .extracting(List::size)
                .containsExactly(20_000);
    }
}
