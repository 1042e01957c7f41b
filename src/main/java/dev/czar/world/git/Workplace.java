package dev.czar.world.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folders workers work in: one worktree each, one branch per task. */
public final class Workplace {
    private final Repository repository;
    private final Worktrees worktrees;
    private final Trunk trunk;
    private final MergeTree merger;
    private final Path folder;

    /** {@code folder} holds one worktree per worker. */
    public Workplace(Repository repository, Trunk trunk, MergeTree merger, Path folder) {
        this.repository = repository;
        this.worktrees = new Worktrees(repository);
        this.trunk = trunk;
        this.merger = merger;
        this.folder = folder;
    }

    public Path of(String worker) {
        return folder.resolve(new BranchName(worker).name());
    }

    /** The worker's worktree as it is; made on its idle branch when it does not exist yet. */
    public Path open(String worker) throws NotClean {
        Path directory = of(worker);
        return worktrees.at(directory).filter(checkout -> !checkout.halfMade()).isPresent()
                ? directory
                : prepare(worker, "idle");
    }

    /** The worker's worktree on the branch of the task, newly begun at the tip unless the task was begun before. */
    public Path prepare(String worker, String task) throws NotClean {
        Path directory = of(worker);
        worktrees.provide(directory, BranchName.ofTask(worker, task), trunk.tip(repository));
        return directory;
    }

    /** Brings what the others have integrated into the worker's branch; nothing is touched when that conflicts or would lose changes. */
    public Cleared clear(String worker) throws NotClean {
        Path directory = of(worker);
        Checkout checkout = worktrees
                .at(directory)
                .filter(found -> !found.branch().isEmpty() && !found.halfMade())
                .orElseThrow(() -> new GitFailed("%s has no worktree on a branch.".formatted(worker)));
        worktrees.mustBeClean(directory);
        String tip = trunk.tip(repository);
        History history = repository.history();
        if (history.contains(checkout.head(), tip)) {
            return new Cleared(true, checkout.head(), List.of(), "already there");
        }
        if (history.contains(tip, checkout.head())) {
            return forward(directory, tip);
        }
        Merge merge = merger.merge(checkout.head(), tip);
        if (merge instanceof Merge.Clean clean) {
            String message = "Merge the omnibus into " + checkout.branch();
            return forward(directory, new Commits(repository).merge(clean.tree(), checkout.head(), tip, message));
        }
        if (merge instanceof Merge.Conflicting conflict) {
            return new Cleared(false, checkout.head(), conflict.files(), "it conflicts");
        }
        return new Cleared(false, checkout.head(), List.of(), ((Merge.Unknown) merge).reason());
    }

    private Cleared forward(Path directory, String commit) {
        Optional<String> refused = worktrees.fastForward(directory, commit);
        return new Cleared(refused.isEmpty(), commit, List.of(), refused.orElse("merged"));
    }
}
