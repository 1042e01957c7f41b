package dev.czar.world.git.merge;

import java.util.List;
import java.util.TreeSet;

/** What merging two commits would give. */
public sealed interface MergeResult {
    /** They merge to this tree. */
    record Clean(String tree) implements MergeResult {}

    /** They do not merge, for these reasons. */
    record Conflicting(List<FileConflict> fileConflicts) implements MergeResult {
        public Conflicting {
            fileConflicts = List.copyOf(fileConflicts);
        }

        public List<String> files() {
            return fileConflicts.stream().map(FileConflict::file).toList();
        }

        /** Git's names for what is wrong, sorted. */
        public List<String> kinds() {
            TreeSet<String> kinds = new TreeSet<>();
            fileConflicts.forEach(clash -> kinds.addAll(clash.kinds()));
            return List.copyOf(kinds);
        }
    }

    /** Git could not say. */
    record Unknown(String reason) implements MergeResult {
        /** The same question gets the same answer. */
        public boolean isPermanent() {
            return reason.contains("unrelated histories");
        }
    }

    /** A file that does not merge: git's names for why, and its content in the common base and on both sides; {@code ""} where it is no regular file. */
    public record FileConflict(String file, List<String> kinds, String base, String ours, String theirs) {
        public FileConflict {
            kinds = List.copyOf(kinds);
        }
    }
}
