package dev.czar.rule;

import java.util.Optional;
import java.util.function.Supplier;
import org.drools.core.reteoo.BetaMemory;
import org.drools.core.reteoo.TupleMemory;
import org.drools.core.util.index.IndexSpec;
import org.drools.core.util.index.TupleIndexHashTable;
import org.drools.core.util.index.TupleList;

/**
 * Makes the memories of one join for session after session like the first, which the engine made: it would find out anew each
 * time how the join is indexed, and begin with room for 128 tuples where most joins see a few.
 */
record JoinMemories(Supplier<TupleMemory> left, Supplier<TupleMemory> right) {

    private static final int ROOM = 16;
    private static final float LOAD = 0.75f;

    /** Empty where the engine chose a kind of memory that this does not know. */
    static Optional<JoinMemories> like(BetaMemory<?> made, IndexSpec spec) {
        return like(made.getLeftTupleMemory(), spec, true).flatMap(left -> like(made.getRightTupleMemory(), spec, false)
                .map(right -> new JoinMemories(left, right)));
    }

    /** Each memory has an index of its own: it keeps what it looked for last. */
    private static Optional<Supplier<TupleMemory>> like(TupleMemory memory, IndexSpec spec, boolean left) {
        if (memory != null && memory.getClass() == TupleList.class) {
            return Optional.of(TupleList::new);
        }
        if (memory != null && memory.getClass() == TupleIndexHashTable.class) {
            return Optional.of(() -> new TupleIndexHashTable(ROOM, LOAD, spec.getIndex(), left));
        }
        return Optional.empty();
    }
}
