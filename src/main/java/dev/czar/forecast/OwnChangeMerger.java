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

    private final ScratchRepository bench;
    private final CommitMerger merger;
    private final Map<OwnChangePair, Optional<Boolean>> answers = new HashMap<>();

    /** {@code merger} works on the bench. */
    public OwnChangeMerger(ScratchRepository bench, CommitMerger merger) {
        this.bench = bench;
        this.merger = merger;
    }

    /** Puts both changes on what their foundations have in common and merges them there; empty when a change cannot stand there. */
    public Optional<Boolean> conflicts(OwnChangePair duel) {
        prepare(List.of(duel));
        return duel.haveSameBase() ? Optional.of(true) : answers.get(duel);
    }

    /** Finds out at once what is not known of these. */
    public void prepare(Collection<OwnChangePair> duels) {
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        Map<OwnChangePair, String> grounds = new HashMap<>();
        for (OwnChangePair duel : duels) {
            if (!duel.haveSameBase() && !answers.containsKey(duel)) {
                answers.put(duel, Optional.empty());
                bench.history()
                        .mergeBase(duel.left().base(), duel.right().base())
                        .ifPresent(ground -> grounds.put(duel, ground));
            }
        }
        if (!grounds.isEmpty()) {
            decide(grounds, rebasedTrees(grounds));
        }
    }

    private void decide(Map<OwnChangePair, String> grounds, Map<RebasedChange, String> trees) {
        Map<OwnChangePair, MergePair> pairs = new HashMap<>();
        grounds.forEach((duel, ground) -> {
            String ours = trees.get(new RebasedChange(duel.left(), ground));
            String theirs = trees.get(new RebasedChange(duel.right(), ground));
            if (ours != null && theirs != null) {
                pairs.put(duel, threeWay(bench.tree(ground), ours, theirs));
            }
        });
        Map<MergePair, MergeResult> merges = merger.merge(List.copyOf(pairs.values()));
        pairs.forEach((duel, pair) -> {
            if (!(merges.get(pair) instanceof MergeResult.Unknown)) {
                answers.put(duel, Optional.of(merges.get(pair) instanceof MergeResult.Conflicting));
            }
        });
    }

    /** The trees of the changes that can stand on their new ground. */
    private Map<RebasedChange, String> rebasedTrees(Map<OwnChangePair, String> grounds) {
        Map<RebasedChange, String> trees = new HashMap<>();
        Map<RebasedChange, MergePair> pairs = new HashMap<>();
        grounds.forEach((duel, ground) -> {
            for (OwnChange stake : List.of(duel.left(), duel.right())) {
                RebasedChange move = new RebasedChange(stake, ground);
                if (ground.equals(stake.base())) {
                    trees.put(move, bench.tree(stake.head()));
                } else {
                    pairs.put(move, threeWay(bench.tree(stake.base()), bench.tree(ground), bench.tree(stake.head())));
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
        String root = bench.commit(base);
        return new MergePair(bench.commit(ours, root), bench.commit(theirs, root));
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
