package dev.czar.world.git;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether two branches' own changes are in each other's way, whatever else the branches contain. */
public final class OwnChanges {
    private static final int REMEMBERED = 5_000;

    /** A change to be put on another ground. */
    private record Move(Stake stake, String ground) {}

    private final Workbench bench;
    private final MergeTree merger;
    private final Map<Duel, Optional<Boolean>> answers = new HashMap<>();

    /** {@code merger} works on the bench. */
    public OwnChanges(Workbench bench, MergeTree merger) {
        this.bench = bench;
        this.merger = merger;
    }

    /** Puts both changes on what their foundations have in common and merges them there; empty when a change cannot stand there. */
    public Optional<Boolean> conflict(Duel duel) {
        prepare(List.of(duel));
        return duel.onOneFoundation() ? Optional.of(true) : answers.get(duel);
    }

    /** Finds out at once what is not known of these. */
    public void prepare(Collection<Duel> duels) {
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        Map<Duel, String> grounds = new HashMap<>();
        for (Duel duel : duels) {
            if (!duel.onOneFoundation() && !answers.containsKey(duel)) {
                answers.put(duel, Optional.empty());
                bench.history()
                        .mergeBase(duel.left().foundation(), duel.right().foundation())
                        .ifPresent(ground -> grounds.put(duel, ground));
            }
        }
        if (!grounds.isEmpty()) {
            decide(grounds, moved(grounds));
        }
    }

    private void decide(Map<Duel, String> grounds, Map<Move, String> trees) {
        Map<Duel, MergePair> pairs = new HashMap<>();
        grounds.forEach((duel, ground) -> {
            String ours = trees.get(new Move(duel.left(), ground));
            String theirs = trees.get(new Move(duel.right(), ground));
            if (ours != null && theirs != null) {
                pairs.put(duel, threeWay(bench.tree(ground), ours, theirs));
            }
        });
        Map<MergePair, Merge> merges = merger.merge(List.copyOf(pairs.values()));
        pairs.forEach((duel, pair) -> {
            if (!(merges.get(pair) instanceof Merge.Unknown)) {
                answers.put(duel, Optional.of(merges.get(pair) instanceof Merge.Conflicting));
            }
        });
    }

    /** The trees of the changes that can stand on their new ground. */
    private Map<Move, String> moved(Map<Duel, String> grounds) {
        Map<Move, String> trees = new HashMap<>();
        Map<Move, MergePair> pairs = new HashMap<>();
        grounds.forEach((duel, ground) -> {
            for (Stake stake : List.of(duel.left(), duel.right())) {
                Move move = new Move(stake, ground);
                if (ground.equals(stake.foundation())) {
                    trees.put(move, bench.tree(stake.head()));
                } else {
                    pairs.put(
                            move,
                            threeWay(bench.tree(stake.foundation()), bench.tree(ground), bench.tree(stake.head())));
                }
            }
        });
        Map<MergePair, Merge> merges = merger.merge(List.copyOf(pairs.values()));
        pairs.forEach((move, pair) -> {
            if (merges.get(pair) instanceof Merge.Clean clean) {
                trees.put(move, clean.tree());
            }
        });
        return trees;
    }

    private MergePair threeWay(String base, String ours, String theirs) {
        String root = bench.commit(base);
        return new MergePair(bench.commit(ours, root), bench.commit(theirs, root));
    }
}
