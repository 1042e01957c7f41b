package dev.czar.world.git;

import java.util.Optional;

/** Where work comes together: the mainline and, ahead of it, the omnibus. */
public record Trunk(BranchName mainline, BranchName omnibus) {

    public static Trunk of(String mainline, String omnibus) {
        return new Trunk(new BranchName(mainline), new BranchName(omnibus));
    }

    /** The omnibus commit while it is ahead of the mainline. */
    public Optional<String> pending(Repository repository) {
        String landed = repository.headOf(mainline);
        return repository.head(omnibus).filter(tip -> !repository.history().contains(landed, tip));
    }

    /** Where new work begins: the omnibus, or the mainline when nothing is pending. */
    public String tip(Repository repository) {
        return pending(repository).orElseGet(() -> repository.headOf(mainline));
    }
}
