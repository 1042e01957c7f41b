package dev.czar.world.git.merge;

import dev.czar.io.FailureText;
import dev.czar.world.git.merge.CommitMerger.MergePair;
import dev.czar.world.git.merge.MergeResult.FileConflict;
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
final class JGitMerger {
    private static final List<String> KIND = List.of("CONFLICT (contents)");

    private final Repository objects;

    JGitMerger(Repository objects) {
        this.objects = objects;
    }

    MergeResult merge(MergePair pair) {
        try (ObjectInserter inserter = objects.newObjectInserter();
                RevWalk walk = new RevWalk(inserter.newReader())) {
            ResolveMerger merger = (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(inserter, objects.getConfig());
            ObjectId ours = walk.parseCommit(ObjectId.fromString(pair.ours()));
            ObjectId theirs = walk.parseCommit(ObjectId.fromString(pair.theirs()));
            if (merger.merge(ours, theirs)) {
                inserter.flush();
                return new MergeResult.Clean(merger.getResultTreeId().name());
            }
            return new MergeResult.Conflicting(new TreeSet<>(merger.getUnmergedPaths())
                    .stream()
                            .map(file -> new FileConflict(file, KIND, "", "", ""))
                            .toList());
        } catch (IOException failure) {
            return new MergeResult.Unknown("JGit: " + FailureText.of(failure));
        }
    }
}
