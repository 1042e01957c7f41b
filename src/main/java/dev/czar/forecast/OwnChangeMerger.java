package dev.czar.forecast;

import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.CommitMerger.MergePair;
import dev.czar.world.git.merge.MergeResult;
import dev.czar.world.git.merge.ScratchRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether two branches' own changes are in each other's way, whatever else the branches contain. */
public final class OwnChangeMerger {
    private static final int REMEMBERED = 5_000;

    /** A change to be put on another ground. */
    private record RebasedChange(OwnChange ownChange, String newBase) {}

    private final ScratchRepository scratch;
    private final CommitMerger merger;
    private final Map<OwnChangePair, Optional<Boolean>> answers = new HashMap<>();

    /** {@code merger} works on the scratch repository. */
    public OwnChangeMerger(ScratchRepository scratch, CommitMerger merger) {
        this.scratch = scratch;
        this.merger = merger;
    }

    /** Puts both changes on what their foundations have in common and merges them there; empty when a change cannot stand there. */
    public Optional<Boolean> conflicts(OwnChangePair changes) {
        prepare(List.of(changes));
        return changes.haveSameBase() ? Optional.of(true) : answers.get(changes);
    }

    /** Finds out at once what is not known of these. */
    public void prepare(Collection<OwnChangePair> duels) {
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        Map<OwnChangePair, String> grounds = new HashMap<>();
        for (OwnChangePair changes : duels) {
            if (!changes.haveSameBase() && !answers.containsKey(changes)) {
                answers.put(changes, Optional.empty());
                scratch.history()
                        .mergeBase(changes.left().base(), changes.right().base())
                        .ifPresent(ground -> grounds.put(changes, ground));
            }
        }
        if (!grounds.isEmpty()) {
            decide(grounds, rebasedTrees(grounds));
        }
    }

    private void decide(Map<OwnChangePair, String> grounds, Map<RebasedChange, String> trees) {
        Map<OwnChangePair, MergePair> pairs = new HashMap<>();
        grounds.forEach((changes, ground) -> {
            String ours = trees.get(new RebasedChange(changes.left(), ground));
            String theirs = trees.get(new RebasedChange(changes.right(), ground));
            if (ours != null && theirs != null) {
                pairs.put(changes, threeWay(scratch.tree(ground), ours, theirs));
            }
        });
        Map<MergePair, MergeResult> merges = merger.merge(List.copyOf(pairs.values()));
        pairs.forEach((changes, pair) -> {
            if (!(merges.get(pair) instanceof MergeResult.Unknown)) {
                answers.put(changes, Optional.of(merges.get(pair) instanceof MergeResult.Conflicting));
            }
        });
    }

    /** The trees of the changes that can stand on their new ground. */
    private Map<RebasedChange, String> rebasedTrees(Map<OwnChangePair, String> grounds) {
        Map<RebasedChange, String> trees = new HashMap<>();
        Map<RebasedChange, MergePair> pairs = new HashMap<>();
        grounds.forEach((changes, ground) -> {
            for (OwnChange change : List.of(changes.left(), changes.right())) {
                RebasedChange move = new RebasedChange(change, ground);
                if (ground.equals(change.base())) {
                    trees.put(move, scratch.tree(change.head()));
                } else {
                    pairs.put(
                            move,
                            threeWay(scratch.tree(change.base()), scratch.tree(ground), scratch.tree(change.head())));
                }
            }
        });
        Map<MergePair, MergeResult> merges = merger.merge(List.copyOf(pairs.values()));
        pairs.forEach((move, pair) -> {
            if (merges.get(pair) instanceof MergeResult.Clean clean) {
                trees.put(move, clean.tree());
            }
        });
        return trees;
    }

    private MergePair threeWay(String base, String ours, String theirs) {
        String root = scratch.commit(base);
        return new MergePair(scratch.commit(ours, root), scratch.commit(theirs, root));
    }

    /** Two branches' own changes that may be in each other's way. */
    public record OwnChangePair(OwnChange left, OwnChange right) {

        boolean haveSameBase() {
            return left.base().equals(right.base());
        }
    }

    /** A branch's own change: from the commit that holds all it merely contains, to its head. */
    public record OwnChange(String base, String head) {}
}
