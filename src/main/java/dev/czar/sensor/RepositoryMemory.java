package dev.czar.sensor;

import dev.czar.fact.InfrastructureState.RepositoryFault;
import dev.czar.fact.InfrastructureState.RepositoryFaultKind;
import dev.czar.fact.Observation;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.forecast.TaskBranch;
import dev.czar.io.RenamedBranch;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.merge.EquivalentChange;
import dev.czar.world.git.merge.MainlineReverts;
import dev.czar.world.git.merge.MainlineReverts.TaskRevert;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was there at the last look, so that what somebody removed or moved by hand is noticed, across a restart as well. */
final class RepositoryMemory {

    private final GitRepository repository;
    private final IntegrationBranches trunk;
    private final RepositoryFaultTracker faults;
    private final EquivalentChange equivalents;
    private final MainlineReverts reverts;
    private final Map<String, String> heads = new TreeMap<>();
    private final Map<String, String> worktrees = new TreeMap<>();
    private final Map<String, String> lost = new TreeMap<>();
    private final Map<String, String> replacedBases = new TreeMap<>();
    private String mainline = "";
    private String tip = "";
    private String start = "";

    RepositoryMemory(
            GitRepository repository,
            IntegrationBranches trunk,
            EquivalentChange equivalents,
            RepositoryFaultTracker faults) {
        this.repository = repository;
        this.trunk = trunk;
        this.faults = faults;
        this.equivalents = equivalents;
        this.reverts = new MainlineReverts(repository, equivalents);
    }

    void restore(Collection<Observation> last) {
        last.forEach(seen -> seen.fact().ifPresent(fact -> {
            if (fact instanceof Mainline known) {
                mainline = known.head();
                tip = known.head();
                start = known.head();
            } else if (fact instanceof Workspace known) {
                worktrees.put(known.worker(), known.branch());
                heads.put(known.branch(), known.head());
            } else if (fact instanceof CompletionReport claim) {
                heads.put(claim.branch(), claim.head());
            } else if (fact instanceof RepositoryFault fault && fault.kind() == RepositoryFaultKind.BRANCH_MISSING) {
                lost.put(fault.what(), fault.commit());
            }
        }));
    }

    /** The mainline's head; empty when the branch is gone that was there before. */
    Optional<String> mainlineHead() {
        String name = trunk.mainline().name();
        Optional<String> head = repository.head(trunk.mainline());
        if (head.isPresent() || mainline.isEmpty()) {
            faults.over(RepositoryFaultKind.MAINLINE_MISSING, name);
            return Optional.of(repository.requireHead(trunk.mainline()));
        }
        faults.over(RepositoryFaultKind.MAINLINE_MISSING, name);
        faults.found(missing(name, repository.renamed(trunk.mainline())));
        return Optional.empty();
    }

    private RepositoryFault missing(String name, Optional<RenamedBranch> renamed) {
        return new RepositoryFault(
                RepositoryFaultKind.MAINLINE_MISSING,
                name,
                renamed.map(RenamedBranch::sentence).orElse("the branch is gone; it was at " + mainline),
                renamed.map(RenamedBranch::remedy)
                        .orElse("`git branch " + name + " " + mainline
                                + "` makes it again; if another is the mainline now, say so in czar.yaml"));
    }

    /** What is integrated, as it was while the mainline was there. */
    String tip(Optional<String> head) {
        if (head.isPresent()) {
            tip = trunk.tip(repository);
            start = trunk.start(repository);
        }
        return tip;
    }

    /** Where new work begins, as of the last look at the tip. */
    String start() {
        return start;
    }

    void worktreeSeen(Workspace seen) {
        worktrees.put(seen.worker(), seen.branch());
    }

    boolean hadWorktree(String worker) {
        return worktrees.containsKey(worker);
    }

    /** The branch that a worker's worktree was on at the last look that could tell. */
    Optional<String> lastBranchOf(String worker) {
        return Optional.ofNullable(worktrees.get(worker));
    }

    /** Where a branch was that is gone; "" when that is not known. */
    String lastHead(String branch) {
        return heads.getOrDefault(branch, lost.getOrDefault(branch, ""));
    }

    /** Compares the branches with those of the last look. */
    void compare(List<TaskBranch> branches, Optional<String> head) {
        Map<String, String> now = branches.stream().collect(Collectors.toMap(TaskBranch::name, TaskBranch::head));
        now.keySet().forEach(name -> {
            faults.over(RepositoryFaultKind.BRANCH_MISSING, name);
            lost.remove(name);
        });
        lost.entrySet().removeIf(gone -> {
            boolean there = isThere(gone.getValue(), head);
            if (there) {
                faults.over(RepositoryFaultKind.BRANCH_MISSING, gone.getKey());
            }
            return there;
        });
        heads.forEach((name, last) -> {
            if (!now.containsKey(name) && isTask(name) && !isThere(last, head)) {
                faults.found(new RepositoryFault(
                        RepositoryFaultKind.BRANCH_MISSING,
                        name,
                        "the branch is gone; it was at " + last,
                        "it is made again by a rule; by hand: `git branch " + name + " " + last + "`",
                        last));
                lost.put(name, last);
            }
        });
        head.ifPresent(moved -> compareMainline(now, moved));
        heads.clear();
        heads.putAll(now);
    }

    private void compareMainline(Map<String, String> branches, String moved) {
        faults.standing(RepositoryFaultKind.UNREVIEWED_ON_MAINLINE).stream()
                .filter(fault -> !branches.containsKey(fault.what())
                        || !contained(fault.commit().isEmpty() ? branches.get(fault.what()) : fault.commit(), moved))
                .forEach(fault -> faults.over(RepositoryFaultKind.UNREVIEWED_ON_MAINLINE, fault.what()));
        faults.standing(RepositoryFaultKind.ON_DROPPED_COMMITS).stream()
                .filter(fault -> isHeld(fault.commit(), moved)
                        || !contained(fault.commit(), branches.getOrDefault(fault.what(), "")))
                .forEach(fault -> faults.over(RepositoryFaultKind.ON_DROPPED_COMMITS, fault.what()));
        if (!mainline.isEmpty() && !mainline.equals(moved)) {
            boolean landed = isIntegrated(moved);
            reverts.since(mainline, moved).forEach(this::note);
            reverts.dropped(mainline, moved).forEach(task -> faults.found(dropped(task, moved)));
            branches.forEach((name, head) -> {
                onDropped(name, head, moved).ifPresent(base -> faults.found(dropped(name, base, moved)));
                if (!landed) {
                    lastOn(moved, head)
                            .filter(commit -> !contained(commit, mainline)
                                    && !isIntegrated(commit)
                                    && cameFromBranch(name, commit))
                            .ifPresent(commit -> faults.found(unreviewed(name, commit, moved)));
                }
            });
        }
        mainline = moved;
    }

    private void note(TaskRevert revert) {
        if (revert.back()) {
            faults.over(RepositoryFaultKind.LANDED_WORK_REVERTED, revert.task());
            return;
        }
        faults.found(reverted(
                revert.task(),
                "%s took its work back from %s with %s".formatted(revert.author(), trunk.mainline(), revert.commit()),
                "`git revert %s`, which brings it back as it was".formatted(revert.commit()),
                revert.commit()));
    }

    private RepositoryFault dropped(String task, String moved) {
        return reverted(
                task,
                "%s was moved from %s to %s, which does not hold its work".formatted(trunk.mainline(), mainline, moved),
                "`git merge %s`, which brings back all that was there".formatted(mainline),
                moved);
    }

    /** The last commit of the mainline as it was that work not yet there stands on, when the mainline does not hold it any more. */
    private Optional<String> onDropped(String branch, String head, String moved) {
        if (!contained(mainline, moved) && !contained(head, mainline)) {
            repository
                    .history()
                    .mergeBase(mainline, head)
                    .filter(base -> !contained(base, moved) && !wasCommittedOn(branch, base))
                    .ifPresent(base -> replacedBases.put(branch, base));
        }
        Optional<String> dropped = Optional.ofNullable(replacedBases.get(branch))
                .filter(base -> contained(base, head) && !isHeld(base, moved));
        dropped.ifPresent(base -> replacedBases.remove(branch));
        return dropped;
    }

    private RepositoryFault dropped(String branch, String base, String moved) {
        return new RepositoryFault(
                RepositoryFaultKind.ON_DROPPED_COMMITS,
                branch,
                "%s was moved from %s to %s, and the branch stands on %d commits that are not there any more and come back with it"
                        .formatted(
                                trunk.mainline(),
                                mainline,
                                moved,
                                repository.history().count(base, moved)),
                "its pull request is held back; to leave them out, in its worktree: `git rebase --onto %s %s`; to bring them back, on %s: `git merge %s`"
                        .formatted(trunk.mainline(), base, trunk.mainline(), base),
                base);
    }

    private RepositoryFault reverted(String task, String cause, String back, String commit) {
        return new RepositoryFault(
                RepositoryFaultKind.LANDED_WORK_REVERTED,
                task,
                cause,
                "if it is still wanted: a new task, for its branch counts as landed, or %s; if it is to stay away: `git commit --allow-empty -m 'Task: %s'` on %s, which ends this"
                        .formatted(back, task, trunk.mainline()),
                commit);
    }

    /** The last commit of a branch that the mainline has: its worker may have gone on since. None where one cannot be read. */
    private Optional<String> lastOn(String moved, String head) {
        try {
            return repository.history().mergeBase(moved, head);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private RepositoryFault unreviewed(String name, String commit, String moved) {
        return new RepositoryFault(
                RepositoryFaultKind.UNREVIEWED_ON_MAINLINE,
                name,
                "%s was moved from %s to %s, which contains %s, and nobody has accepted it"
                        .formatted(trunk.mainline(), mainline, moved, commit),
                "if that was not you: `git update-ref %s %s %s`"
                        .formatted(trunk.mainline().ref(), mainline, moved),
                commit);
    }

    /** It was on the branch first: seen there at the last look, or committed there; not brought there from the mainline. */
    private boolean cameFromBranch(String name, String commit) {
        return commit.equals(heads.get(name)) || wasCommittedOn(name, commit);
    }

    private boolean wasCommittedOn(String branch, String commit) {
        return repository.refMessage("refs/heads/" + branch, commit).startsWith("commit");
    }

    private boolean isIntegrated(String head) {
        return repository
                .head(trunk.omnibus())
                .filter(omnibus -> contained(head, omnibus))
                .isPresent();
    }

    /** Whether the work is integrated or on the mainline, under whatever ids. */
    private boolean isThere(String last, Optional<String> head) {
        return Stream.concat(Stream.of(tip), head.stream())
                .filter(holder -> !holder.isEmpty())
                .anyMatch(holder -> isHeld(last, holder));
    }

    private boolean isHeld(String commit, String holder) {
        return contained(commit, holder) || equivalents.in(holder, commit).isPresent();
    }

    private boolean isTask(String branch) {
        return trunk.tasks().parse(branch).filter(name -> !name.isIdle()).isPresent();
    }

    /** A commit that cannot be read is not known to be contained. */
    private boolean contained(String commit, String in) {
        try {
            CommitHistory history = repository.history();
            return !in.isEmpty() && history.contains(in, commit);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}
