package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Snapshot;
import dev.czar.rule.measure.ScaledSnapshot;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class ParallelCycleTest {

    private static final Snapshot MANY =
            new ScaledSnapshot(new Snapshot(RuleScenario.NOW, new RandomFacts(8).board(200))).of(600);

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
