package dev.czar.world.git;

import java.util.Optional;

/** Where work comes together: the mainline and, ahead of it, the omnibus. */
public record IntegrationBranches(BranchName mainline, BranchName omnibus) {

    public static IntegrationBranches of(String mainline, String omnibus) {
        return new IntegrationBranches(new BranchName(mainline), new BranchName(omnibus));
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
