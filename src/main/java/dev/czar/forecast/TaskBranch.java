package dev.czar.forecast;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.GitRepository;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The branch of a worker's task and its head. */
public record TaskBranch(String worker, String task, String name, String head) {
    private static final String HEADS = "refs/heads/";

    /** The task branches of these workers; branches with names that Czar would not make are not looked at. */
    public static List<TaskBranch> all(GitRepository repository, TaskBranchNames names, Set<String> workers) {
        return repository.refs(HEADS + names.prefix()).entrySet().stream()
                .flatMap(ref -> of(ref.getKey().substring(HEADS.length()), ref.getValue(), names).stream())
                .filter(branch -> workers.contains(branch.worker()))
                .toList();
    }

    private static Optional<TaskBranch> of(String branch, String head, TaskBranchNames names) {
        return names.parse(branch)
                .filter(name -> !name.isIdle() && BranchName.isAllowed(branch))
                .map(name -> new TaskBranch(name.worker(), name.task(), branch, head));
    }
}
