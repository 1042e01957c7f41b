package dev.czar.world.git.worktree;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.CommitWriter;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.GitRepository.WorktreeCheckout;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.MergeResult;
import dev.czar.world.git.recovery.EmptiedFiles;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import dev.czar.world.git.worktree.WorktreeMaker.BranchOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folders workers work in: one worktree each, one branch per task. */
public final class WorkerWorktrees {
    private static final int SHOWN = 5;

    private final GitRepository repository;
    private final GitWorktrees worktrees;
    private final IntegrationBranches trunk;
    private final CommitMerger merger;
    private final Path folder;

    /** {@code folder} holds one worktree per worker. */
    public WorkerWorktrees(GitRepository repository, IntegrationBranches trunk, CommitMerger merger, Path folder) {
        this.repository = repository;
        this.worktrees = new GitWorktrees(repository);
        this.trunk = trunk;
        this.merger = merger;
        this.folder = folder;
    }

    public TaskBranchNames branches() {
        return trunk.tasks();
    }

    /** The head of the branch that the worker does the task on. */
    public Optional<String> headOf(String worker, String task) {
        return repository.head(new BranchName(branches().of(worker, task)));
    }

    public Path directoryOf(String worker) {
        return folder.resolve(new BranchName(worker).name());
    }

    /** Whether the repository has a file of its own at this path of the worker's worktree. */
    public boolean tracks(String worker, String path) {
        return !repository
                .git()
                .at(directoryOf(worker))
                .output("ls-files", "--", path)
                .isBlank();
    }

    /** Where the worker's existing worktree and what git keeps for it are. */
    public CheckoutFolders foldersOf(String worker) throws IOException {
        Path worktree = directoryOf(worker);
        return new CheckoutFolders(
                repository.topDirectory(),
                repository.commonDirectory(),
                worktree,
                repository.worktreeGitDirectory(worktree));
    }

    /** The worker's worktree as it is; made on its idle branch when it does not exist yet, on its own when it was removed, with an index that can be read. */
    public Path open(String worker) throws UncommittedChangesException {
        Path directory = directoryOf(worker);
        Optional<WorktreeCheckout> checkout = worktrees.at(directory).filter(found -> !found.incomplete());
        if (checkout.isEmpty()) {
            return onBranch(worker, trunk.tasks().idle(worker));
        }
        if (!Files.exists(directory) && !checkout.get().branch().isEmpty()) {
            worktrees.ensure(directory, new BranchName(checkout.get().branch()), origin());
        }
        new WorktreeMaker(repository, worktrees).exclude();
        restoreBranchUnder(directory, checkout.get(), "");
        new WorktreeIndex(repository, directory).mend();
        return directory;
    }

    /** Makes the index of the worker's worktree one that can be read and changed; no file is touched. */
    public void mendIndex(String worker) {
        present(worker);
        new WorktreeIndex(repository, directoryOf(worker)).mend();
    }

    /** Makes the branch again that was deleted under the worker's worktree. */
    public void mendBranch(String worker, String lastHead) {
        restoreBranchUnder(directoryOf(worker), present(worker), lastHead);
    }

    private WorktreeCheckout present(String worker) {
        return worktrees
                .at(directoryOf(worker))
                .filter(found -> !found.incomplete() && Files.exists(found.directory()))
                .orElseThrow(() -> new GitException("%s has no worktree to mend.".formatted(worker)));
    }

    /** Makes a deleted branch again where it was last, or where the worktree that is on it has been since. */
    public void restoreBranch(String branch, String lastHead) {
        new LostBranch(repository, trunk, branch).restore(worktreeOn(branch), lastHead);
    }

    /** Clears away what a power loss emptied, and takes the branches of tasks that lost something by it back; says what was done. */
    public List<String> recover() throws IOException {
        List<Path> emptied = new EmptiedFiles(repository, trunk.tasks()).remove();
        if (emptied.isEmpty()) {
            return List.of();
        }
        List<String> done = new ArrayList<>();
        done.add("%d files in %s were empty, as a power loss leaves them, and are removed: %s"
                .formatted(
                        emptied.size(),
                        repository.commonDirectory(),
                        emptied.subList(0, Math.min(SHOWN, emptied.size()))));
        repository.refs("refs/heads/" + trunk.tasks().prefix()).keySet().stream()
                .map(ref -> ref.substring("refs/heads/".length()))
                .filter(this::rewindBranch)
                .forEach(branch -> done.add(branch + " is back at its last commit that is whole"));
        return done;
    }

    /** Takes a branch back to its last commit that is whole; files stay as they are, and what they have more is uncommitted. */
    public boolean rewindBranch(String branch) {
        Optional<Path> on = worktreeOn(branch);
        boolean moved = new LostBranch(repository, trunk, branch).rewind(on);
        if (moved) {
            on.ifPresent(directory -> new WorktreeIndex(repository, directory).rebuild());
        }
        return moved;
    }

    private Optional<Path> worktreeOn(String branch) {
        return worktrees
                .withBranch(new BranchName(branch))
                .map(WorktreeCheckout::directory)
                .filter(Files::exists);
    }

    private void restoreBranchUnder(Path directory, WorktreeCheckout checkout, String lastHead) {
        if (checkout.head().isEmpty() && !checkout.branch().isEmpty()) {
            new LostBranch(repository, trunk, checkout.branch()).restore(Optional.of(directory), lastHead);
            new WorktreeIndex(repository, directory).rebuild();
        }
    }

    /** The worker's worktree on the branch of the task, newly begun at the tip unless the task was begun before. */
    public Path prepare(String worker, String task) throws UncommittedChangesException {
        return onBranch(worker, trunk.tasks().of(worker, task));
    }

    private Path onBranch(String worker, String branch) throws UncommittedChangesException {
        Path directory = directoryOf(worker);
        worktrees.ensure(directory, new BranchName(branch), origin());
        return directory;
    }

    private BranchOrigin origin() {
        return new BranchOrigin(trunk.start(repository), trunk.tip(repository));
    }

    /** What is integrated by now. */
    public String tip() {
        return trunk.tip(repository);
    }

    /** Brings what the others have integrated into the worker's branch; nothing is touched when that conflicts or would lose changes. */
    public TipMergeResult mergeTip(String worker) throws UncommittedChangesException {
        Path directory = directoryOf(worker);
        WorktreeCheckout checkout = worktrees
                .at(directory)
                .filter(found -> !found.branch().isEmpty() && !found.incomplete())
                .orElseThrow(() -> new GitException("%s has no worktree on a branch.".formatted(worker)));
        worktrees.requireClean(directory);
        String tip = trunk.tip(repository);
        CommitHistory history = repository.history();
        if (history.contains(checkout.head(), tip)) {
            return new TipMergeResult(true, checkout.head(), List.of(), "already there");
        }
        if (history.contains(tip, checkout.head())) {
            return fastForward(checkout, tip);
        }
        MergeResult merge = merger.merge(checkout.head(), tip);
        if (merge instanceof MergeResult.Clean clean) {
            String message = "Merge the omnibus into " + checkout.branch();
            return fastForward(
                    checkout, new CommitWriter(repository).merge(clean.tree(), checkout.head(), tip, message));
        }
        if (merge instanceof MergeResult.Conflicting conflict) {
            return new TipMergeResult(false, checkout.head(), conflict.files(), "it conflicts");
        }
        return new TipMergeResult(false, checkout.head(), List.of(), ((MergeResult.Unknown) merge).reason());
    }

    private TipMergeResult fastForward(WorktreeCheckout checkout, String commit) {
        return worktrees
                .fastForward(checkout.directory(), commit)
                .map(refused -> new TipMergeResult(false, checkout.head(), List.of(), refused))
                .orElseGet(() -> new TipMergeResult(true, commit, List.of(), "merged"));
    }

    /** The main work tree, the git directory all share, one worktree, and its own part of the git directory. */
    public record CheckoutFolders(Path repository, Path gitDirectory, Path worktree, Path worktreeGitDirectory) {}

    /** Whether a worker's branch now contains the tip, its head then, and the files in the way if not. */
    public record TipMergeResult(boolean done, String head, List<String> conflicts, String reason) {
        public TipMergeResult {
            conflicts = List.copyOf(conflicts);
        }
    }
}
