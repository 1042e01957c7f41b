package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Snapshot;
import dev.czar.fact.Worker;
import dev.czar.rule.measure.ScaledSnapshot;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelCycleTest {

    /** Of the first random board with some workers; which that is changes with every new kind of fact. */
    private static final Snapshot MANY = IntStream.iterate(8, seed -> seed + 1)
            .mapToObj(seed -> new Snapshot(RuleScenario.NOW, new RandomFacts(seed).board(200)))
            .filter(few -> few.facts().stream()
                            .filter(known -> known.fact() instanceof Worker)
                            .count()
                    > 2)
            .map(few -> new ScaledSnapshot(few).of(300))
            .findFirst()
            .orElseThrow();

    @Test
    void aCycleOfManyWorkersIsTheSameOnOneCoreAndOnSeveral() throws Exception {
        CycleResult one = on(1);

        assertThat(one.trace()).hasSizeGreaterThan(2_000);
        assertThat(on(4)).isEqualTo(one).isEqualTo(on(3));
    }

    private static CycleResult on(int cores) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(cores);
        try {
            return pool.submit(() -> Cycle.run(MANY, ShippedRuleBook.get())).get();
        } finally {
            pool.shutdown();
        }
    }
}
