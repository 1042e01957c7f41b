package dev.czar.ledger.measure;

import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** How many commits were made on tasks that another worker had. */
final class DuplicatedWorkMeasure implements Function<EventHistory, MeasureResult> {

    @Override
    public MeasureResult apply(EventHistory past) {
        Set<String> heads = new HashSet<>();
        List<DatedFact<Workspace>> commits = past.seen(Workspace.class)
                .filter(seen -> seen.fact().ahead() > 0)
                .filter(seen -> heads.add(seen.fact().head()))
                .sorted(Comparator.comparing(DatedFact::at))
                .toList();
        long foreign = commits.stream().filter(seen -> foreign(past, seen)).count();
        return MeasureResult.percent(
                "duplicated work", foreign, commits.size(), "commits on a task that another worker had, of all seen");
    }

    private static boolean foreign(EventHistory past, DatedFact<Workspace> commit) {
        String branch = commit.fact().branch();
        String task = branch.substring(branch.lastIndexOf('/') + 1);
        return past.last(Claim.class, task, commit.at())
                .filter(claim -> !claim.fact().worker().equals(commit.fact().worker()))
                .isPresent();
    }
}
