package dev.czar.rule;

import java.util.Optional;
import java.util.function.Supplier;
import org.drools.core.reteoo.BetaMemory;
import org.drools.core.reteoo.TupleMemory;
import org.drools.core.util.AbstractHashTable;
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
    static Optional<JoinMemories> like(BetaMemory<?> made) {
        return like(made.getLeftTupleMemory(), true)
                .flatMap(left -> like(made.getRightTupleMemory(), false).map(right -> new JoinMemories(left, right)));
    }

    private static Optional<Supplier<TupleMemory>> like(TupleMemory memory, boolean left) {
        if (memory != null && memory.getClass() == TupleList.class) {
            return Optional.of(TupleList::new);
        }
        if (memory != null && memory.getClass() == TupleIndexHashTable.class) {
            AbstractHashTable.Index index = ((TupleIndexHashTable) memory).getIndex();
            return Optional.of(() -> new TupleIndexHashTable(ROOM, LOAD, index, left));
        }
        return Optional.empty();
    }
}
