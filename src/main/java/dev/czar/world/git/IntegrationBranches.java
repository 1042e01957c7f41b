package dev.czar.world.git;

import dev.czar.io.TaskBranchNames;
import java.util.Optional;

/** Where work comes together: the mainline and, ahead of it, the omnibus; and how the branches are named that come. */
public record IntegrationBranches(BranchName mainline, BranchName omnibus, TaskBranchNames tasks) {

    public static IntegrationBranches of(String mainline, String omnibus) {
        return of(mainline, omnibus, TaskBranchNames.STANDARD);
    }

    public static IntegrationBranches of(String mainline, String omnibus, TaskBranchNames tasks) {
        return new IntegrationBranches(new BranchName(mainline), new BranchName(omnibus), tasks);
    }

    /** The omnibus commit while it is ahead of the mainline. */
    public Optional<String> pendingOmnibus(GitRepository repository) {
        String landed = repository.requireHead(mainline);
        return repository.head(omnibus).filter(tip -> !repository.history().contains(landed, tip));
    }

    /** Where new work begins: the omnibus, or the mainline when nothing is pending. */
    public String tip(GitRepository repository) {
        return pendingOmnibus(repository).orElseGet(() -> repository.requireHead(mainline));
    }
}
