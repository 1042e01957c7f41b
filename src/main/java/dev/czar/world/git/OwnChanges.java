package dev.czar.world.git;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether two branches' own changes are in each other's way, whatever else the branches contain. */
public final class OwnChanges {
    private static final int REMEMBERED = 5_000;

    private final Workbench bench;
    private final MergeTree merger;
    private final Map<List<Stake>, Optional<Boolean>> answers = new HashMap<>();

    /** {@code merger} works on the bench. */
    public OwnChanges(Workbench bench, MergeTree merger) {
        this.bench = bench;
        this.merger = merger;
    }

    /** Puts both changes on what their foundations have in common and merges them there; empty when a change cannot stand there. */
    public Optional<Boolean> conflict(Stake left, Stake right) {
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        return left.foundation().equals(right.foundation())
                ? Optional.of(true)
                : answers.computeIfAbsent(List.of(left, right), any -> tried(left, right));
    }

    private Optional<Boolean> tried(Stake left, Stake right) {
        Optional<String> common = bench.history().mergeBase(left.foundation(), right.foundation());
        return common.flatMap(ground -> moved(left, ground)
                .flatMap(ours -> moved(right, ground).flatMap(theirs -> conflict(ground, ours, theirs))));
    }

    private Optional<Boolean> conflict(String ground, String ours, String theirs) {
        Merge merge = merge(bench.tree(ground), ours, theirs);
        return merge instanceof Merge.Unknown ? Optional.empty() : Optional.of(merge instanceof Merge.Conflicting);
    }

    /** The tree of this change on another ground. */
    private Optional<String> moved(Stake stake, String ground) {
        if (ground.equals(stake.foundation())) {
            return Optional.of(bench.tree(stake.head()));
        }
        Merge merge = merge(bench.tree(stake.foundation()), bench.tree(ground), bench.tree(stake.head()));
        return merge instanceof Merge.Clean clean ? Optional.of(clean.tree()) : Optional.empty();
    }

    private Merge merge(String base, String ours, String theirs) {
        String root = bench.commit(base);
        return merger.merge(bench.commit(ours, root), bench.commit(theirs, root));
    }
}
