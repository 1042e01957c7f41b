package dev.czar.project.setup;

import dev.czar.io.TaskBranchNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The branches that Czar is going to make: the omnibus, and those of these workers. */
public record WantedBranches(TaskBranchNames tasks, String omnibus, List<String> workers) {

    public WantedBranches {
        workers = List.copyOf(workers);
    }

    /** With the omnibus named as usual. */
    public static WantedBranches of(TaskBranchNames tasks, List<String> workers) {
        return new WantedBranches(tasks, tasks.prefix() + "omnibus", workers);
    }

    /** Branches that keep one of them from being made: a branch is a file, or a folder of others. */
    List<BranchObstacle> obstacles(Collection<String> branches, boolean ignoreCase) {
        UnaryOperator<String> spelled = ignoreCase ? name -> name.toLowerCase(Locale.ROOT) : UnaryOperator.identity();
        List<BranchObstacle> found = new ArrayList<>();
        for (String wanted : wanted()) {
            branches.stream()
                    .filter(branch -> {
                        String here = spelled.apply(branch) + "/";
                        String there = spelled.apply(wanted) + "/";
                        return !here.equals(there) && (there.startsWith(here) || here.startsWith(there));
                    })
                    .filter(branch ->
                            found.stream().noneMatch(known -> known.branch().equals(branch)))
                    .forEach(branch -> found.add(new BranchObstacle(branch, wanted)));
        }
        return found;
    }

    private List<String> wanted() {
        List<String> wanted = new ArrayList<>();
        workers.forEach(worker -> wanted.add(tasks.idle(worker)));
        wanted.add(tasks.idle("<worker>").replace("idle", "<task>"));
        wanted.add(omnibus);
        return wanted;
    }

    /** A branch, and one that cannot be made because of it. */
    record BranchObstacle(String branch, String wanted) {}
}
