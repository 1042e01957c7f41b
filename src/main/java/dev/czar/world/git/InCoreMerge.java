package dev.czar.world.git;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevWalk;

/** Merges two commits in this process, without a git; it follows no renames and knows one kind of conflict. */
final class InCoreMerge {
    private static final List<String> KIND = List.of("CONFLICT (contents)");

    private final Repository objects;

    InCoreMerge(Repository objects) {
        this.objects = objects;
    }

    Merge merge(MergePair pair) {
        try (ObjectInserter inserter = objects.newObjectInserter();
                RevWalk walk = new RevWalk(inserter.newReader())) {
            ResolveMerger merger = (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(inserter, objects.getConfig());
            ObjectId ours = walk.parseCommit(ObjectId.fromString(pair.ours()));
            ObjectId theirs = walk.parseCommit(ObjectId.fromString(pair.theirs()));
            if (merger.merge(ours, theirs)) {
                inserter.flush();
                return new Merge.Clean(merger.getResultTreeId().name());
            }
            return new Merge.Conflicting(new TreeSet<>(merger.getUnmergedPaths())
                    .stream().map(file -> new Clash(file, KIND, "", "", "")).toList());
        } catch (IOException failure) {
            return new Merge.Unknown("JGit: " + failure.getMessage());
        }
    }
}
