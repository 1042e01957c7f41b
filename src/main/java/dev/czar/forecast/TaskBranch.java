package dev.czar.forecast;

import dev.czar.world.git.BranchName;
import dev.czar.world.git.GitRepository;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The branch of a worker's task, {@code czar/<worker>/<task>}, and its head. */
public record TaskBranch(String worker, String task, String name, String head) {
    private static final String PREFIX = "refs/heads/czar/";
    private static final String IDLE = "idle";

    /** The task branches of these workers; branches with names that Czar would not make are not looked at. */
    public static List<TaskBranch> all(GitRepository repository, Set<String> workers) {
        return repository.refs(PREFIX).entrySet().stream()
                .map(TaskBranch::of)
                .filter(branch -> workers.contains(branch.worker())
                        && !branch.task().isEmpty()
                        && !branch.task().equals(IDLE)
                        && BranchName.isAllowed(branch.name()))
                .toList();
    }

    private static TaskBranch of(Map.Entry<String, String> ref) {
        String path = ref.getKey().substring(PREFIX.length());
        int slash = path.indexOf('/');
        String worker = slash < 0 ? "" : path.substring(0, slash);
        return new TaskBranch(worker, path.substring(slash + 1), "czar/" + path, ref.getValue());
    }
}
