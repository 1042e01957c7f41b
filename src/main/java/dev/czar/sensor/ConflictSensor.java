package dev.czar.sensor;

import dev.czar.fact.ChangeScope.TaskFiles;
import dev.czar.fact.Conflict.ConflictMatrix;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Task.Dependency;
import dev.czar.forecast.BranchSnapshot;
import dev.czar.forecast.BranchSnapshot.BranchTip;
import dev.czar.forecast.CumulativeMerge;
import dev.czar.forecast.ForecastWorkspace;
import dev.czar.forecast.ForecastWorkspace.ConflictScope;
import dev.czar.forecast.MergeForecast;
import dev.czar.forecast.TaskBranch;
import dev.czar.world.git.CommitHistory;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Forecasts which task branches, with what is uncommitted on them, will not merge with each other or with what is integrated already. */
public final class ConflictSensor implements Sensor, AutoCloseable {

    public static final String NAME = "conflicts";
    private final ConflictScope scope;
    private final Supplier<Snapshot> known;
    private final Clock clock;
    private final ConflictEpisodes episodes = new ConflictEpisodes();
    private final Set<String> readable = new HashSet<>();
    private String tip = "";
    private ForecastWorkspace workspace;

    /** {@code known} is the board, which knows the tasks' dependencies and declared files. */
    public ConflictSensor(ConflictScope scope, Supplier<Snapshot> known, Clock clock) {
        this.scope = scope;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.REFS);
    }

    @Override
    public synchronized List<Observation> sense() {
        if (workspace == null || workspace.isExhausted()) {
            close();
            workspace = new ForecastWorkspace(scope);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        BranchSnapshot round = snapshot(now);
        workspace.forecast().prepare(round.pairs());
        List<CumulativeMerge.MergeStep> steps = workspace
                .cumulativeMerge()
                .of(round.tip(), workspace.orderPlanner().of(round, known(Dependency.class)));
        List<Fact> facts = new ArrayList<>();
        facts.add(matrix(round, steps));
        facts.addAll(episodes.facts(
                workspace
                        .conflictFinder()
                        .of(round, steps, scope.trunk().mainline().name()),
                now));
        facts.addAll(workspace.overlapFinder().of(round, known(TaskFiles.class)));
        workspace.forget();
        return facts.stream().map(fact -> Observation.of(fact, name(), now)).toList();
    }

    @Override
    public synchronized void close() {
        if (workspace != null) {
            workspace.close();
            workspace = null;
        }
    }

    private BranchSnapshot snapshot(Instant now) {
        if (scope.repository().head(scope.trunk().mainline()).isPresent() || tip.isEmpty()) {
            tip = scope.trunk().tip(scope.repository());
        }
        CommitHistory history = scope.repository().history();
        List<TaskBranch> active = new ArrayList<>();
        List<TaskBranch> integrated = new ArrayList<>();
        for (TaskBranch branch :
                TaskBranch.all(scope.repository(), scope.trunk().tasks(), scope.workers())) {
            if (!isReadable(history, branch.head())) {
                continue;
            }
            (history.contains(tip, branch.head()) ? integrated : active).add(branch);
        }
        List<BranchTip> contenders = workspace.branchTipReader().of(active, now);
        return new BranchSnapshot(tip, contenders, integrated);
    }

    /** One that cannot be read is left out here; the repository's sensor tells of it. */
    private boolean isReadable(CommitHistory history, String head) {
        if (readable.contains(head)) {
            return true;
        }
        try {
            history.changedFiles(tip, head);
            return readable.add(head);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private ConflictMatrix matrix(BranchSnapshot round, List<CumulativeMerge.MergeStep> steps) {
        MergeForecast forecast = workspace.forecast();
        List<String> cells = new ArrayList<>();
        StringBuilder mainline = new StringBuilder();
        for (BranchTip one : round.branchTips()) {
            StringBuilder row = new StringBuilder();
            for (BranchTip other : round.branchTips()) {
                row.append(
                        one.equals(other)
                                ? '-'
                                : BranchSnapshot.matrixCell(
                                        forecast.of(MergeForecast.pair(one.commit(), other.commit()))));
            }
            cells.add(row.toString());
            mainline.append(BranchSnapshot.matrixCell(forecast.of(MergeForecast.pair(round.tip(), one.commit()))));
        }
        StringBuilder cumulative = new StringBuilder();
        steps.forEach(step -> cumulative.append(BranchSnapshot.matrixCell(step.merge())));
        return new ConflictMatrix(
                round.tip(),
                workspace.authority(),
                names(round.branchTips()),
                names(round.branchTips().stream()
                        .filter(BranchTip::hasUncommittedChanges)
                        .toList()),
                cells,
                mainline.toString(),
                names(steps.stream().map(CumulativeMerge.MergeStep::branchTip).toList()),
                cumulative.toString());
    }

    private static List<String> names(List<BranchTip> contenders) {
        return contenders.stream().map(one -> one.branch().name()).toList();
    }

    private <F extends Fact> List<F> known(Class<F> type) {
        return known.get().all(type).toList();
    }
}
