package dev.czar.ledger.measure;

import dev.czar.fact.Claim;
import dev.czar.fact.Workspace;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** How many commits were made on tasks that another worker had. */
final class DuplicatedWork implements Function<Past, Measure> {

    @Override
    public Measure apply(Past past) {
        Set<String> heads = new HashSet<>();
        List<Seen<Workspace>> commits = past.seen(Workspace.class)
                .filter(seen -> seen.fact().ahead() > 0)
                .filter(seen -> heads.add(seen.fact().head()))
                .sorted(Comparator.comparing(Seen::at))
                .toList();
        long foreign = commits.stream().filter(seen -> foreign(past, seen)).count();
        return Measure.percent(
                "duplicated work", foreign, commits.size(), "commits on a task that another worker had, of all seen");
    }

    private static boolean foreign(Past past, Seen<Workspace> commit) {
        String branch = commit.fact().branch();
        String task = branch.substring(branch.lastIndexOf('/') + 1);
        return past.last(Claim.class, commit.at(), claim -> claim.task().equals(task))
                .filter(claim -> !claim.fact().worker().equals(commit.fact().worker()))
                .isPresent();
    }
}
