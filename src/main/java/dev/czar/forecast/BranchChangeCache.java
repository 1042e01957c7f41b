package dev.czar.forecast;

import dev.czar.forecast.OwnChangeMerger.OwnChange;
import dev.czar.forecast.OwnConflictFilter.BranchSide;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.merge.ScratchRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What commits changed since they left others, looked at once. */
final class BranchChangeCache {
    private static final int REMEMBERED = 10_000;
    private static final int RECENT = 500;

    private final ScratchRepository scratch;
    private final Map<String, List<String>> changedFiles = new HashMap<>();
    private final Map<OwnChange, Integer> changedLines = new HashMap<>();
    private final Map<String, Optional<String>> bases = new HashMap<>();

    BranchChangeCache(ScratchRepository scratch) {
        this.scratch = scratch;
    }

    Optional<String> mergeBase(String left, String right) {
        return bases.computeIfAbsent(left + right, any -> scratch.history().mergeBase(left, right));
    }

    List<String> changedFiles(String base, String head) {
        return changedFiles.computeIfAbsent(
                base + head, any -> scratch.history().changedFiles(base, head));
    }

    /** Whether the first of two sides has the smaller change of its own, or the younger of two as large. */
    boolean isSmaller(BranchSide first, BranchSide second) {
        int difference = changedLines(first.ownChange()) - changedLines(second.ownChange());
        return difference < 0 || (difference == 0 && date(first).isAfter(date(second)));
    }

    /** What a branch brought into the tip with its merge. */
    List<String> integratedFiles(TaskBranch integrated, String tip) {
        return changedFiles.computeIfAbsent("merged " + tip + integrated.head(), any -> {
            CommitHistory history = scratch.history();
            Optional<GitCommit> merge = history.log(tip, List.of(), RECENT).stream()
                    .filter(commit -> commit.parents().size() == 2
                            && commit.parents().get(1).equals(integrated.head()))
                    .findFirst();
            return merge.map(found -> history.changedFiles(found.parents().get(0), integrated.head()))
                    .orElse(List.of());
        });
    }

    void forgetOld() {
        if (changedFiles.size() + changedLines.size() + bases.size() > REMEMBERED) {
            changedFiles.clear();
            changedLines.clear();
            bases.clear();
        }
    }

    private Instant date(BranchSide side) {
        return scratch.history().commit(side.branchTip().branch().head()).at();
    }

    int changedLines(OwnChange change) {
        return changedLines.computeIfAbsent(
                change, any -> scratch.history().changedLines(change.base(), change.head()));
    }
}
