package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Snapshot;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RulingTest {

    @Property(tries = 100)
    void aRulingDecidesWhatTheCycleDecides(@ForAll long seed) {
        Snapshot snapshot = new Snapshot(Situation.NOW, new RandomFacts(seed).board(60));

        assertThat(Cycle.ruling(snapshot, ShippedBook.get()))
                .isEqualTo(Cycle.run(snapshot, ShippedBook.get()).ruling());
    }
}
