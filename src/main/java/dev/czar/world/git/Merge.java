package dev.czar.world.git;

import java.util.List;

/** What merging two commits would give. */
public sealed interface Merge {
    /** They merge to this tree. */
    record Clean(String tree) implements Merge {}

    /** They do not merge: the files, and git's names for what is wrong with them. */
    record Conflicting(List<String> files, List<String> kinds) implements Merge {
        public Conflicting {
            files = List.copyOf(files);
            kinds = List.copyOf(kinds);
        }
    }

    /** Git could not say. */
    record Unknown(String reason) implements Merge {}
}
