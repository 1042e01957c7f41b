package dev.czar.forecast;

import dev.czar.world.git.GitRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.ScratchFolder;
import dev.czar.world.git.merge.ScratchRepository;
import dev.czar.world.git.worktree.WorkerWorktrees;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A workbench, and everything that is remembered of what was made on it. */
public final class ForecastWorkspace implements AutoCloseable {
    private static final int MOST_MERGES = 2_000;

    private final ScratchRepository scratch;
    private final CommitMerger merger;
    private final MergeForecast forecast;
    private final BranchChangeCache changes;
    private final BranchTipReader branchTipReader;
    private final ConflictFinder conflictFinder;

    public ForecastWorkspace(ConflictScope scope) {
        scratch = ScratchRepository.at(ScratchFolder.of(scope.repository()), scope.repository());
        merger = scope.merger().on(scratch);
        forecast = new MergeForecast(merger);
        changes = new BranchChangeCache(scratch);
        branchTipReader = new BranchTipReader(scope, scratch);
        conflictFinder = new ConflictFinder(scratch, forecast, changes, new OwnChangeMerger(scratch, merger));
    }

    public MergeForecast forecast() {
        return forecast;
    }

    public BranchTipReader branchTipReader() {
        return branchTipReader;
    }

    public BranchOrderPlanner orderPlanner() {
        return new BranchOrderPlanner(forecast, changes);
    }

    public CumulativeMerge cumulativeMerge() {
        return new CumulativeMerge(scratch, forecast);
    }

    public ConflictFinder conflictFinder() {
        return conflictFinder;
    }

    public FileOverlapFinder overlapFinder() {
        return new FileOverlapFinder(changes);
    }

    public String authority() {
        return merger.authority().name().toLowerCase(Locale.ROOT);
    }

    public void forget() {
        forecast.forgetUnused();
        changes.forgetOld();
    }

    /** So much was made here that it is time to begin anew. */
    public boolean isExhausted() {
        return forecast.mergeCount() > MOST_MERGES;
    }

    @Override
    public void close() {
        scratch.close();
    }

    /** Where the workers' changes meet; {@code lastWritten} as in {@link HeadCache}. */
    public record ConflictScope(
            GitRepository repository,
            IntegrationBranches trunk,
            WorkerWorktrees workplace,
            CommitMerger merger,
            Set<String> workers,
            Function<String, Optional<Instant>> lastWritten) {
        public ConflictScope {
            workers = Set.copyOf(workers);
        }

        /** Of workers whose screens are not read. */
        public ConflictScope(
                GitRepository repository,
                IntegrationBranches trunk,
                WorkerWorktrees workplace,
                CommitMerger merger,
                Set<String> workers) {
            this(repository, trunk, workplace, merger, workers, worker -> Optional.empty());
        }
    }
}
