package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Snapshot;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CycleDecisionsTest {

    @Property(tries = 100)
    void aRulingDecidesWhatTheCycleDecides(@ForAll long seed) {
        Snapshot snapshot = new Snapshot(RuleScenario.NOW, new RandomFacts(seed).board(60));

        assertThat(Cycle.decisions(snapshot, ShippedRuleBook.get()))
                .isEqualTo(Cycle.run(snapshot, ShippedRuleBook.get()).withoutTrace());
    }
}
