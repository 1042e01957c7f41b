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

    /** The mainline with all that has landed in it behind it, however its commits look. */
    public String landed(GitRepository repository) {
        return new LandedHistory(repository).of(repository.requireHead(mainline));
    }

    /** The omnibus commit while it is ahead of the mainline. */
    public Optional<String> pendingOmnibus(GitRepository repository) {
        String landed = landed(repository);
        return repository.head(omnibus).filter(tip -> !repository.history().contains(landed, tip));
    }

    /** What is integrated: the omnibus, or what has landed when nothing is pending. */
    public String tip(GitRepository repository) {
        return pendingOmnibus(repository).orElseGet(() -> landed(repository));
    }

    /** Where new work begins: the omnibus, or the mainline as people see it when nothing is pending; the trees are those of the tip. */
    public String start(GitRepository repository) {
        return pendingOmnibus(repository).orElseGet(() -> repository.requireHead(mainline));
    }
}
