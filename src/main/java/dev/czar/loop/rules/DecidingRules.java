package dev.czar.loop.rules;

import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;

/** The rules that cycles decide with. */
public interface DecidingRules {

    /** The book in force. */
    RuleBook book();

    /** A cycle of the book in force was recorded. */
    void cycleRecorded(long cycle, Snapshot snapshot, CycleResult result);

    /** One book that never changes. */
    static DecidingRules of(RuleBook book) {
        return new DecidingRules() {
            @Override
            public RuleBook book() {
                return book;
            }

            @Override
            public void cycleRecorded(long cycle, Snapshot snapshot, CycleResult result) {}
        };
    }
}
