package dev.czar.forecast;

import dev.czar.forecast.BranchSnapshot.BranchTip;
import dev.czar.forecast.OwnConflictFilter.ConflictingPair;
import dev.czar.world.git.merge.CommitMerger.MergePair;
import dev.czar.world.git.merge.ConflictLineFinder;
import dev.czar.world.git.merge.ConflictLineFinder.LineRanges;
import dev.czar.world.git.merge.MergeResult;
import dev.czar.world.git.merge.MergeResult.FileConflict;
import dev.czar.world.git.merge.ScratchRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which workers conflict, and where. */
public final class ConflictFinder {
    private static final int REMEMBERED = 5_000;

    private final ScratchRepository scratch;
    private final MergeForecast forecast;
    private final BranchChangeCache changes;
    private final OwnConflictFilter ownConflicts;
    private final ConflictLineFinder lines;
    private final Map<FileConflict, LineRanges> found = new HashMap<>();

    ConflictFinder(ScratchRepository scratch, MergeForecast forecast, BranchChangeCache changes, OwnChangeMerger own) {
        this.scratch = scratch;
        this.forecast = forecast;
        this.changes = changes;
        this.ownConflicts = new OwnConflictFilter(own, changes);
        this.lines = new ConflictLineFinder(scratch);
    }

    /** One entry per two workers; whoever is ahead in the tip without being a worker goes by the mainline's name. */
    public Collection<WorkerConflict> of(BranchSnapshot round, List<CumulativeMerge.MergeStep> steps, String mainline) {
        if (found.size() > REMEMBERED) {
            found.clear();
        }
        Map<String, WorkerConflict> all = new TreeMap<>();
        InheritedHistory foundations = new InheritedHistory(scratch, forecast, changes, round);
        List<ConflictingPair> pairs = conflictingPairs(round, foundations);
        ownConflicts.prepare(pairs);
        pairs.stream().filter(ownConflicts::isBetweenOwnChanges).forEach(conflicting -> add(conflicting, all));
        round.branchTips().forEach(one -> addConflictsWithTip(one, round, mainline, all));
        steps.forEach(step -> addCumulativeConflicts(step, round, all));
        return all.values();
    }

    private List<ConflictingPair> conflictingPairs(BranchSnapshot round, InheritedHistory foundations) {
        List<ConflictingPair> pairs = new ArrayList<>();
        List<BranchTip> contenders = round.branchTips();
        for (int first = 0; first < contenders.size(); first++) {
            BranchTip left = contenders.get(first);
            for (BranchTip right : contenders.subList(first + 1, contenders.size())) {
                if (!left.worker().equals(right.worker())
                        && forecast.of(MergeForecast.pair(left.commit(), right.commit()))
                                instanceof MergeResult.Conflicting conflict) {
                    pairs.add(new ConflictingPair(
                            foundations.ownSide(left, right), foundations.ownSide(right, left), conflict));
                }
            }
        }
        return pairs;
    }

    private void add(ConflictingPair conflicting, Map<String, WorkerConflict> all) {
        BranchTip left = conflicting.left().branchTip();
        BranchTip right = conflicting.right().branchTip();
        WorkerConflict conflicts = changes.isSmaller(conflicting.right(), conflicting.left())
                ? between(right.worker(), left.worker(), all)
                : between(left.worker(), right.worker(), all);
        MergePair pair = MergeForecast.pair(left.commit(), right.commit());
        MergePair committed =
                MergeForecast.pair(left.branch().head(), right.branch().head());
        boolean leftFirst = pair.ours().equals(left.commit());
        add(conflicts, (leftFirst ? left : right).worker(), conflicting.conflict(), isUncommittedOnly(pair, committed));
    }

    /** A branch against the tip: the other side is whoever brought the files in. */
    private void addConflictsWithTip(
            BranchTip one, BranchSnapshot round, String mainline, Map<String, WorkerConflict> all) {
        MergePair pair = MergeForecast.pair(round.tip(), one.commit());
        if (!(forecast.of(pair) instanceof MergeResult.Conflicting conflict)) {
            return;
        }
        List<String> others = new ArrayList<>();
        for (TaskBranch other : round.integrated()) {
            if (!other.worker().equals(one.worker())
                    && changes.integratedFiles(other, round.tip()).stream().anyMatch(conflict.files()::contains)) {
                others.add(other.worker());
            }
        }
        boolean uncommitted = isUncommittedOnly(
                pair, MergeForecast.pair(round.tip(), one.branch().head()));
        for (String other : others.isEmpty() ? List.of(mainline) : others) {
            String ours = pair.ours().equals(one.commit()) ? one.worker() : other;
            add(between(one.worker(), other, all), ours, conflict, uncommitted);
        }
    }

    /** What conflicts only with several others together; the last of them that touched the files is named. */
    private void addCumulativeConflicts(
            CumulativeMerge.MergeStep step, BranchSnapshot round, Map<String, WorkerConflict> all) {
        BranchTip one = step.branchTip();
        if (!(step.merge() instanceof MergeResult.Conflicting conflict) || conflictsPairwise(step, round)) {
            return;
        }
        List<BranchTip> before = step.before();
        for (int last = before.size() - 1; last >= 0; last--) {
            BranchTip other = before.get(last);
            if (!other.worker().equals(one.worker())
                    && changes.changedFiles(round.tip(), other.branch().head()).stream()
                            .anyMatch(conflict.files()::contains)) {
                add(between(one.worker(), other.worker(), all), other.worker(), conflict, false);
                return;
            }
        }
    }

    private boolean conflictsPairwise(CumulativeMerge.MergeStep step, BranchSnapshot round) {
        String head = step.branchTip().branch().head();
        return forecast.of(MergeForecast.pair(round.tip(), head)) instanceof MergeResult.Conflicting
                || step.before().stream()
                        .anyMatch(other ->
                                forecast.of(MergeForecast.pair(other.branch().head(), head))
                                        instanceof MergeResult.Conflicting);
    }

    private boolean isUncommittedOnly(MergePair pair, MergePair committed) {
        return !pair.equals(committed) && !(forecast.of(committed) instanceof MergeResult.Conflicting);
    }

    private void add(WorkerConflict conflicts, String ours, MergeResult.Conflicting conflict, boolean uncommitted) {
        conflict.fileConflicts()
                .forEach(file -> conflicts.add(ours, file, found.computeIfAbsent(file, lines::of), uncommitted));
    }

    private static WorkerConflict between(String mover, String other, Map<String, WorkerConflict> all) {
        String key = mover.compareTo(other) < 0 ? mover + "/" + other : other + "/" + mover;
        return all.computeIfAbsent(key, any -> new WorkerConflict(mover, other));
    }
}
