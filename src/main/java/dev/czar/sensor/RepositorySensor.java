package dev.czar.sensor;

import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.RepositoryFault;
import dev.czar.fact.InfrastructureState.RepositoryFaultKind;
import dev.czar.fact.Observation;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.SubmittedWork.ChangeOnMainline;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.forecast.HeadCache;
import dev.czar.forecast.TaskBranch;
import dev.czar.sensor.RepositoryFaultTracker.LockFaults;
import dev.czar.sensor.RepositoryFaultTracker.SubmoduleFaults;
import dev.czar.world.FolderWatcher;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.GitRepository.WorktreeCheckout;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.RefWatcher;
import dev.czar.world.git.merge.EquivalentChange;
import dev.czar.world.git.recovery.CommitObjects;
import dev.czar.world.git.recovery.RepositoryLocks;
import dev.czar.world.git.worktree.GitWorktrees;
import dev.czar.world.git.worktree.WorkerWorktrees;
import dev.czar.world.git.worktree.WorktreeIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** States the mainline, each worker's worktree, and the completion claims in the heads of task branches. */
public final class RepositorySensor implements Sensor, AutoCloseable {
    private static final int REMEMBERED = 2_000;

    private final GitRepository repository;
    private final IntegrationBranches trunk;
    private final WorkerWorktrees workplace;
    private final Set<String> workers;
    private final ActivityTracker activity;
    private final Clock clock;
    private final FolderWatcher watcher;
    private final GitWorktrees worktrees;
    private final RepositoryFaultTracker faults = new RepositoryFaultTracker();
    private final RepositoryMemory memory;
    private final HeadCache<Boolean> cleanAtHead;
    private final WorkElsewhere elsewhere;
    private final LockFaults locks;
    private final SubmoduleFaults submodules;
    private final EquivalentChange equivalents;
    private final Map<String, GitCommit> commits = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Instant> lastCommits = new HashMap<>();
    private final Map<String, String> kept = new HashMap<>();

    public RepositorySensor(
            GitRepository repository,
            IntegrationBranches trunk,
            WorkerWorktrees workplace,
            Set<String> workers,
            ActivityTracker activity,
            Clock clock,
            Runnable wake) {
        this.repository = repository;
        this.trunk = trunk;
        this.workplace = workplace;
        this.workers = new TreeSet<>(workers);
        this.activity = activity;
        this.cleanAtHead = new HeadCache<>(activity::lastWritten);
        this.clock = clock;
        this.worktrees = new GitWorktrees(repository);
        this.equivalents = new EquivalentChange(repository);
        this.memory = new RepositoryMemory(repository, trunk, equivalents, faults);
        this.elsewhere = new WorkElsewhere(repository, trunk.tasks(), faults);
        this.submodules = new SubmoduleFaults(repository, trunk, faults);
        this.locks = new LockFaults(new RepositoryLocks(repository, trunk), faults);
        this.watcher = RefWatcher.watch(repository, wake);
    }

    @Override
    public String name() {
        return "repository";
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.REFS);
    }

    @Override
    public synchronized List<Observation> sense() {
        forgetOld();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<String> mainline = memory.mainlineHead();
        List<Fact> facts = new ArrayList<>();
        mainline.ifPresent(head -> facts.add(
                new Mainline(trunk.mainline().name(), head, commit(head).tree())));
        String tip = memory.tip(mainline);
        workers.forEach(worker -> lookAt(worker, tip, now).ifPresent(facts::add));
        List<TaskBranch> branches = TaskBranch.all(repository, trunk.tasks(), workers);
        facts.addAll(ofNewest(
                branches,
                branch -> faults.look(
                        RepositoryFaultKind.BRANCH_UNREADABLE,
                        branch.name(),
                        "a rule takes it back to its last commit that is whole, files stay; or a backup gives the objects back (`git fsck`)",
                        () -> claim(branch, now))));
        mainline.ifPresent(head -> facts.addAll(ofNewest(branches, branch -> onMainline(branch, head, now))));
        memory.compare(branches, mainline);
        mainline.ifPresent(submodules::look);
        locks.lookAtRepository();
        facts.addAll(faults.facts());
        return facts.stream().map(fact -> Observation.of(fact, name(), now)).toList();
    }

    @Override
    public void close() {
        watcher.close();
    }

    @Override
    public synchronized void restore(Collection<Observation> last) {
        faults.restore(last);
        memory.restore(last);
    }

    /** One worktree that is gone or cannot be read is a fault of that one. */
    private Optional<Fact> lookAt(String worker, String tip, Instant now) {
        Path directory = workplace.directoryOf(worker);
        String place = directory.toString();
        faults.over(RepositoryFaultKind.WORKTREE_MISSING, place); // as an earlier version named it
        faults.over(RepositoryFaultKind.WORKTREE_UNREADABLE, place);
        if (Files.exists(directory.resolve(".git"))) {
            faults.over(RepositoryFaultKind.WORKTREE_MISSING, worker);
        } else if (memory.hadWorktree(worker)) {
            faults.found(new RepositoryFault(
                    RepositoryFaultKind.WORKTREE_MISSING,
                    worker,
                    "the worktree of " + worker + " is gone",
                    "`czar restart " + worker + "` makes it again from its branch"));
        }
        Optional<Fact> seen = faults.look(
                RepositoryFaultKind.WORKTREE_UNREADABLE,
                worker,
                "an index that cannot be read is built again by a rule, or by `czar restart " + worker
                        + "`; files stay",
                () -> workspace(worker, tip, now));
        seen.ifPresent(fact -> memory.worktreeSeen((Workspace) fact));
        return seen;
    }

    private Optional<Fact> workspace(String worker, String tip, Instant now) {
        Path directory = workplace.directoryOf(worker);
        Optional<WorktreeCheckout> checkout = repository.checkoutAt(directory).filter(found -> !found.incomplete());
        lookAtParts(worker, directory, checkout);
        if (checkout.filter(found -> !found.head().isEmpty()).isEmpty()) {
            return Optional.empty();
        }
        String head = checkout.get().head();
        int ahead = count(head, tip);
        elsewhere.look(worker, checkout.get(), tip);
        if (ahead > 0) {
            keep(checkout.get(), tip);
        }
        note(worker, ahead, commit(head).at());
        boolean clean = cleanAtHead.get(
                worker, head, now, () -> worktrees.changes(directory).isEmpty());
        return Optional.of(new Workspace(
                worker,
                checkout.get().branch(),
                head,
                clean,
                ahead,
                count(memory.start(), head),
                ElapsedTime.between(commit(head).at(), now)));
    }

    /** What the ledger says was there outlives a power loss. */
    private void keep(WorktreeCheckout checkout, String tip) {
        if (!checkout.branch().isEmpty() && !checkout.head().equals(kept.get(checkout.branch()))) {
            new CommitObjects(repository).sync(new BranchName(checkout.branch()), checkout.head(), tip);
            kept.put(checkout.branch(), checkout.head());
        }
    }

    private void lookAtParts(String worker, Path directory, Optional<WorktreeCheckout> checkout) {
        faults.over(RepositoryFaultKind.WORKTREE_WITHOUT_BRANCH, worker);
        if (checkout.isEmpty() || !Files.exists(directory)) {
            return;
        }
        if (checkout.get().head().isEmpty()) {
            String lastHead = memory.lastHead(checkout.get().branch());
            elsewhere.withoutCommits(worker, checkout.get(), memory.lastBranchOf(worker), lastHead);
        }
        WorktreeIndex index = new WorktreeIndex(repository, directory);
        locks.look(worker, index);
        index.problem().ifPresent(problem -> {
            throw new GitException(problem);
        });
    }

    private void note(String worker, int ahead, Instant at) {
        if (ahead > 0) {
            lastCommits.put(worker, at);
        }
        Instant last = lastCommits.get(worker);
        if (last != null) {
            activity.commits(worker, ahead, last);
        }
    }

    /** One of each task: a task that was given to another worker has a branch of each. */
    private Collection<Fact> ofNewest(List<TaskBranch> branches, Function<TaskBranch, Optional<Fact>> look) {
        Map<String, TaskBranch> newest = new LinkedHashMap<>();
        Map<String, Fact> facts = new LinkedHashMap<>();
        Comparator<TaskBranch> age = Comparator.comparing(
                        (TaskBranch branch) -> commit(branch.head()).at())
                .thenComparing(TaskBranch::name);
        for (TaskBranch branch : branches) {
            Optional<Fact> fact = look.apply(branch);
            TaskBranch other = newest.get(branch.task());
            if (fact.isPresent() && (other == null || age.compare(branch, other) > 0)) {
                newest.put(branch.task(), branch);
                facts.put(branch.task(), fact.get());
            }
        }
        return facts.values();
    }

    private Optional<Fact> claim(TaskBranch branch, Instant now) {
        GitCommit head = commit(branch.head());
        return head.completes(branch.task())
                ? Optional.of(new CompletionReport(
                        branch.task(), branch.worker(), branch.name(), head.id(), ElapsedTime.between(head.at(), now)))
                : Optional.empty();
    }

    private Optional<Fact> onMainline(TaskBranch branch, String mainline, Instant now) {
        return equivalents
                .in(mainline, branch.head())
                .map(commit -> new ChangeOnMainline(
                        branch.task(),
                        branch.worker(),
                        branch.name(),
                        branch.head(),
                        commit,
                        ElapsedTime.between(commit(commit).at(), now)));
    }

    private GitCommit commit(String id) {
        return commits.computeIfAbsent(id, repository.history()::commit);
    }

    private int count(String tip, String without) {
        return counts.computeIfAbsent(tip + without, any -> repository.history().count(tip, without));
    }

    private void forgetOld() {
        if (commits.size() > REMEMBERED) {
            commits.clear();
        }
        if (counts.size() > REMEMBERED) {
            counts.clear();
        }
    }
}
