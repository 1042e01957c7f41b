package dev.czar.forecast;

import dev.czar.fact.ChangeScope.Overlap;
import dev.czar.fact.ChangeScope.TaskFiles;
import dev.czar.forecast.BranchSnapshot.BranchTip;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which tasks declare files that a branch is changing. */
public final class FileOverlapFinder {
    private final BranchChangeCache changes;

    FileOverlapFinder(BranchChangeCache changes) {
        this.changes = changes;
    }

    public List<Overlap> of(BranchSnapshot round, List<TaskFiles> declared) {
        List<Overlap> overlaps = new ArrayList<>();
        for (TaskFiles task : declared) {
            List<Predicate<String>> wanted =
                    task.files().stream().map(FileOverlapFinder::covering).toList();
            for (BranchTip one : round.branchTips()) {
                List<String> files = one.branch().task().equals(task.task())
                        ? List.of()
                        : changes.changedFiles(round.tip(), one.commit()).stream()
                                .filter(file -> wanted.stream().anyMatch(covering -> covering.test(file)))
                                .toList();
                if (!files.isEmpty()) {
                    overlaps.add(
                            new Overlap(task.task(), one.worker(), one.branch().task(), files));
                }
            }
        }
        return overlaps;
    }

    /** A path, a folder or a glob. */
    private static Predicate<String> covering(String wanted) {
        String folder = wanted.endsWith("/") ? wanted : wanted + "/";
        PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + wanted);
        return file -> file.equals(wanted) || file.startsWith(folder) || glob.matches(Path.of(file));
    }
}
