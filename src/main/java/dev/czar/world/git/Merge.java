package dev.czar.world.git;

import java.util.List;
import java.util.TreeSet;

/** What merging two commits would give. */
public sealed interface Merge {
    /** They merge to this tree. */
    record Clean(String tree) implements Merge {}

    /** They do not merge, for these reasons. */
    record Conflicting(List<Clash> clashes) implements Merge {
        public Conflicting {
            clashes = List.copyOf(clashes);
        }

        public List<String> files() {
            return clashes.stream().map(Clash::file).toList();
        }

        /** Git's names for what is wrong, sorted. */
        public List<String> kinds() {
            TreeSet<String> kinds = new TreeSet<>();
            clashes.forEach(clash -> kinds.addAll(clash.kinds()));
            return List.copyOf(kinds);
        }
    }

    /** Git could not say. */
    record Unknown(String reason) implements Merge {
        /** The same question gets the same answer. */
        public boolean lasting() {
            return reason.contains("unrelated histories");
        }
    }
}
